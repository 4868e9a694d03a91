import type { AccountView } from "#lib/account/get-account-view.ts";
import { ApiKeys } from "./api-keys.tsx";
import { OwnData } from "./own-data.tsx";
import { SignOut } from "./sign-out.tsx";
import { SignUp } from "./sign-up.tsx";
import { Webhooks } from "./webhooks.tsx";

function Who({ who }: { who: AccountView["who"] }) {
  if (who.kind === "local") {
    return (
      <p className="measure">
        This PitchQuest runs on your own machine. There is nobody to sign in: whoever sits here sees these
        takes.
      </p>
    );
  }
  if (who.kind === "guest") {
    return (
      <div className="space-y-5">
        <p className="measure">
          You are a guest: your takes can be opened from this browser only. Give an address and a password,
          and they open wherever you sign in. None of them is lost.
        </p>
        <SignUp next="/account" />
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <p>
        You are signed in as <span className="font-medium">{who.email}</span>.
      </p>
      <SignOut />
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-t border-line pt-8 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <h2 id={id} className="font-serif text-title">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** Who you are here, what may act for you, and what is kept of you. */
export function AccountDesk({ view }: { view: AccountView }) {
  return (
    <div className="desk grow space-y-14 pt-12 pb-24">
      <h1 className="font-serif text-hero">Account</h1>
      <Part id="who" title="You">
        <Who who={view.who} />
      </Part>
      <Part id="keys" title="API keys">
        <ApiKeys keys={view.keys} />
      </Part>
      <Part id="webhooks" title="Web-hooks">
        <Webhooks webhooks={view.webhooks} />
      </Part>
      <Part id="data" title="Your data">
        <OwnData isLocal={view.who.kind === "local"} />
      </Part>
    </div>
  );
}
