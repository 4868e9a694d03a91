import type { Metadata } from "next";
import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { LiveRefresh } from "#components/monitoring/live-refresh.tsx";
import { MonitoringDesk } from "#components/monitoring/monitoring-desk.tsx";
import { MonitoringSkeleton } from "#components/monitoring/monitoring-skeleton.tsx";
import { getMonitoringView } from "#lib/monitoring/get-monitoring-view.ts";

export const metadata: Metadata = { title: "Monitoring" };

async function Desk() {
  return <MonitoringDesk view={await getMonitoringView(await getPageCaller())} />;
}

export default function MonitoringPage() {
  return (
    <div className="desk grow pt-12 pb-24">
      <Suspense fallback={<MonitoringSkeleton />}>
        <Desk />
      </Suspense>
      <LiveRefresh />
    </div>
  );
}
