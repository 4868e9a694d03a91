import { describe, expect, it } from "vitest";
import { type Delivery, describeDelivery, describeEvents } from "#components/account/webhook-words.ts";

const delivery = (change: Partial<Delivery>): Delivery => ({
  id: "d",
  event: "job.completed",
  status: "pending",
  attempts: 0,
  response_status: null,
  error: null,
  created_at: "2026-11-20T09:12:00Z",
  next_attempt_at: null,
  ...change,
});

describe("what became of a message", () => {
  it("is told by its last attempt", () => {
    expect(describeDelivery(delivery({}))).toBe("Waits to be sent.");
    const refused = { attempts: 1, response_status: 500, error: "The other side answered 500." };
    expect(describeDelivery(delivery(refused))).toBe("The other side answered 500. It is tried again.");
    expect(describeDelivery(delivery({ ...refused, status: "failed", attempts: 8 }))).toBe(
      "Given up after 8 attempts. The other side answered 500.",
    );
    expect(describeDelivery(delivery({ status: "delivered", attempts: 2, response_status: 204 }))).toBe(
      "Delivered at attempt 2, answered 204.",
    );
  });
});

describe("what a web-hook hears of", () => {
  it("is told for one event and for both", () => {
    expect(describeEvents(["job.failed"])).toBe("told when work fails");
    expect(describeEvents(["job.completed"])).toBe("told when work is done");
    expect(describeEvents(["job.completed", "job.failed"])).toBe("told when work is done or fails");
  });
});
