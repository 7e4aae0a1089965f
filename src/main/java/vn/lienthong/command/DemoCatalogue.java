package vn.lienthong.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.demo.Agencies;
import vn.lienthong.demo.Agency;
import vn.lienthong.demo.Procedure;
import vn.lienthong.demo.Procedures;
import vn.lienthong.sandbox.SandboxAgency;
import vn.lienthong.sandbox.SandboxCatalogue;
import vn.lienthong.sandbox.SandboxProcedure;

/** What the demo's portal publishes: the procedures and agencies that the demo's sources use. */
final class DemoCatalogue {
    private DemoCatalogue() {}

    static SandboxCatalogue make() {
        List<SandboxProcedure> procedures = new ArrayList<>();
        for (Procedure one : Procedures.list()) {
            String publisher = one.sectorCode().substring(0, 3);
            procedures.add(
                    new SandboxProcedure(one.code(), one.name(), one.sectorCode(), one.sectorName(), publisher, 5, 0));
        }
        List<SandboxAgency> agencies = Stream.of(
                        Agencies.THANH_HOA,
                        Agencies.QUANG_NGAI,
                        Agencies.DA_NANG,
                        Agencies.HAI_PHONG,
                        Agencies.TUYEN_QUANG,
                        Agencies.HA_GIANG,
                        Agencies.TAX,
                        Agencies.CUSTOMS)
                .flatMap(List::stream)
                .map(DemoCatalogue::agency)
                .toList();
        return new SandboxCatalogue(procedures, agencies);
    }

    private static SandboxAgency agency(Agency agency) {
        return new SandboxAgency(agency.code(), agency.name(), 3);
    }
}
