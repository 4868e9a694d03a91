/** What PitchQuest says about a metric, in the words of a coach: verb first, specific, kind. */
export type Advice = {
  improve: { title: string; why: string; practice: string };
  /** In place of `improve` where the value lies below, or above, what is best. */
  low?: Partial<Advice["improve"]>;
  high?: Partial<Advice["improve"]>;
  keep: { title: string; why: string };
};

/** `{value}` stands for the measured value with its unit. */
export const advice: Record<string, Advice> = {
  pace: {
    improve: {
      title: "Bring your pace to 120–165 words a minute; here it is {value}",
      why: "Too fast and the numbers blur, too slow and the room drifts off.",
      practice:
        "Mark three sentences that matter and say each with a full breath before it. Record it once more and compare.",
    },
    low: {
      title: "Speak faster: {value}, where 120–165 are easy to follow",
      why: "At this pace the room is ahead of you and drifts off.",
      practice: "Say your opening in two thirds of the time, twice, then at the pace that feels right.",
    },
    high: {
      title: "Slow down: {value}, where 120–165 are easy to follow",
      why: "At this pace the numbers blur.",
    },
    keep: {
      title: "You speak at a pace people can follow ({value})",
      why: "Listeners keep up and still feel your energy.",
    },
  },
  paceVariation: {
    improve: {
      title: "Vary your pace more on purpose",
      why: "An even pace makes every sentence equally important; a jumpy one feels rushed.",
      practice: "Slow down for the problem and the ask, go faster through the story between them.",
    },
    high: {
      title: "Keep a steadier pace: it jumps",
      why: "Bursts of speed sound rushed, and what is said in them is lost.",
      practice: "Read the fastest passage with a breath at each comma.",
    },
    keep: { title: "Your pace changes with what you say", why: "Changes of pace tell people what matters." },
  },
  fillerRate: {
    improve: {
      title: "Let pauses replace the ums ({value})",
      why: "Fillers make a sure statement sound unsure.",
      practice:
        "Read your pitch aloud and close your mouth at each full stop. Silence feels longer to you than to them.",
    },
    keep: { title: "You hardly use fillers ({value})", why: "Clean sentences sound decided." },
  },
  hesitationRate: {
    improve: {
      title: "Know your next sentence: there are long gaps ({value})",
      why: "A gap of more than 1.2 s inside a thought reads as searching for words.",
      practice: "Rehearse the transitions only: last words of a part, first words of the next.",
    },
    keep: { title: "Your sentences flow without hesitation", why: "People hear that you know your ground." },
  },
  pauseRatio: {
    improve: {
      title: "Balance speech and silence; pauses take {value} of the talk",
      why: "A pause of about 0.6 s after a claim lets it land; too many break the thread.",
      practice: "Pause after each number and before the ask, nowhere else.",
    },
    low: {
      title: "Pause more: only {value} of the talk is silent",
      why: "A pause of about 0.6 s after a claim lets it land.",
    },
    high: {
      title: "Close the gaps: pauses take {value} of the talk",
      why: "So much silence breaks the thread.",
      practice: "Learn the first words of each part by heart: that is where the gaps are.",
    },
    keep: { title: "You leave room to breathe", why: "Short pauses let each point land." },
  },
  pitchVariation: {
    improve: {
      title: "Put more melody into your voice ({value} of variation)",
      why: "Liveliness is heard as variation of pitch of two semitones and more.",
      practice:
        "Say the key word of each sentence clearly higher or lower than the rest. Exaggerate once, then halve it.",
    },
    high: {
      title: "Calm the melody of your voice ({value} of variation)",
      why: "A voice that leaps all the time sounds excited about everything alike.",
      practice: "Keep the leaps for the one word of each sentence that matters.",
    },
    keep: { title: "Your voice is lively ({value} of variation)", why: "Melody keeps people listening." },
  },
  loudness: {
    improve: {
      title: "Adjust your loudness; the recording is at {value}",
      why: "Too quiet and people reach for the volume, too loud and it distorts.",
      practice: "Move the microphone to a hand's width from your chin and speak to the last row.",
    },
    low: {
      title: "Speak up or come closer: the recording is at {value}",
      why: "People reach for the volume.",
    },
    high: {
      title: "Turn it down: the recording is at {value}",
      why: "So loud it distorts and tires the ear.",
      practice: "Lower the gain, or move the microphone two hands' widths away.",
    },
    keep: { title: "Your loudness is right", why: "People can listen without effort." },
  },
  volumeSteadiness: {
    improve: {
      title: "Keep your volume to the end of the sentence",
      why: "The last words often carry the point, and there the voice drops away.",
      practice: "Aim each sentence at its last word.",
    },
    keep: { title: "Your volume is steady", why: "No word gets lost." },
  },
  clipping: {
    improve: {
      title: "Turn the input level down: {value} of the sound is clipped",
      why: "Clipped sound crackles and tires the ear.",
      practice: "Lower the gain until your loudest word stays below the red.",
    },
    keep: { title: "The sound is clean", why: "Nothing is clipped." },
  },
  speechToNoise: {
    improve: {
      title: "Find a quieter place: your voice is only {value} above the background",
      why: "Noise costs attention before you have said a word.",
      practice: "Close the window, switch off the fan, come closer to the microphone.",
    },
    keep: { title: "Your voice stands clear of the background", why: "Nothing competes with it." },
  },
  eyeContact: {
    improve: {
      title: "Look into the lens more; you do for {value} of the time",
      why: "On video the lens is the investor's eye.",
      practice:
        "Put a dot beside the lens and deliver one sentence at a time to it. Read notes only between sentences.",
    },
    keep: { title: "You hold eye contact ({value} of the time)", why: "People feel spoken to." },
  },
  bodyMovement: {
    improve: {
      title: "Settle your movement",
      why: "Swaying distracts; standing frozen looks tense.",
      practice: "Stand on both feet, weight forward, and move only when the thought moves.",
    },
    low: {
      title: "Loosen up: you hardly move",
      why: "Standing frozen looks tense.",
      practice: "Breathe out, unlock your knees, and lean in for the sentence that matters.",
    },
    high: { why: "Swaying distracts from what you say." },
    keep: { title: "Your movement is calm and alive", why: "It supports what you say." },
  },
  shoulderTilt: {
    improve: {
      title: "Level your shoulders (tilted by {value})",
      why: "A lasting tilt reads as tired or unsure.",
      practice: "Put both feet flat, lift your chest, check the frame before you press record.",
    },
    keep: { title: "You stand upright", why: "It looks awake and open." },
  },
  gestureShare: {
    improve: {
      title: "Let your hands speak; they are seen moving {value} of the time",
      why: "Gestures that fit the words help people remember them.",
      practice: "Show sizes, sequences and contrasts with your hands at chest height.",
    },
    high: {
      title: "Give your hands a rest; they move {value} of the time",
      why: "Where everything is underlined, nothing stands out.",
      practice: "Let them hang or hold them still, and use them for numbers and contrasts.",
    },
    keep: { title: "Your hands help the story", why: "Gestures make points stick." },
  },
  smile: {
    improve: {
      title: "Let some warmth show",
      why: "A smile at the start and at the end makes people want to help.",
      practice: "Think of the customer you helped most, just before you press record.",
    },
    keep: { title: "You come across warm", why: "People like to listen to someone who likes the subject." },
  },
  faceHeight: {
    improve: {
      title: "Change your distance to the camera: your face takes {value} of the picture's height",
      why: "Between a seventh and just under half of the height, expression is seen and nothing is cramped.",
      practice: "Frame yourself from the chest up.",
    },
    low: {
      title: "Come closer to the camera: your face takes {value} of the picture's height",
      why: "So small, your expression is lost.",
    },
    high: {
      title: "Move back from the camera: your face takes {value} of the picture's height",
      why: "So close, it feels cramped, and your hands are out of the picture.",
    },
    keep: { title: "You fill the frame well", why: "Your expression is easy to read." },
  },
  faceOffset: {
    improve: {
      title: "Move to the middle of the picture",
      why: "At the edge you look like a guest in your own pitch.",
      practice: "Turn on the grid and keep your eyes on the upper third, in the middle.",
    },
    keep: { title: "You are well placed in the picture", why: "Nothing pulls the eye away from you." },
  },
  faceLuma: {
    improve: {
      title: "Light your face better (brightness {value})",
      why: "A face too dark or too bright hides what you feel about your product.",
      practice: "Sit facing a window, or put a lamp behind the camera.",
    },
    low: {
      title: "Put more light on your face (brightness {value})",
      why: "In the dark nobody sees what you feel.",
    },
    high: {
      title: "Your face is overexposed (brightness {value})",
      why: "Glare washes out your expression.",
      practice: "Dim or diffuse the lamp, or turn a little away from the window.",
    },
    keep: { title: "Your face is well lit", why: "Your expression carries." },
  },
  backlight: {
    improve: {
      title: "Turn away from the bright background (brighter than your face by {value} of 255)",
      why: "Against the light you become a silhouette.",
      practice: "Turn around so that the window lights you instead of the wall behind you.",
    },
    keep: { title: "The light comes from the right side", why: "You stand out from the background." },
  },
};
