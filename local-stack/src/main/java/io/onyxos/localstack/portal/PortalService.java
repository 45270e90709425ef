package io.onyxos.localstack.portal;

import java.util.List;

/** A service of the suite as the portal shows it. */
public record PortalService(String name, String purpose, String address) {

    /** The six at the ports of a local run. */
    public static List<PortalService> all() {
        return List.of(
                at(8081, "core", "Agencies, people, models and who may do what"),
                at(8082, "finance", "Revenue, expenses and payroll"),
                at(8083, "operations", "Shifts, timesheets and assignments"),
                at(8084, "content", "Content plan, vault and bio pages"),
                at(8085, "social", "Connections, statistics and clicks"),
                at(8086, "academy", "Invitations, playbook, scripts and quests"));
    }

    private static PortalService at(int port, String name, String purpose) {
        return new PortalService(name, purpose, "http://127.0.0.1:" + port);
    }
}
