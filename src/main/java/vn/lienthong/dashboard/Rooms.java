package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Remark;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.reconcile.Job;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** What the pages ask of the other rooms. Arguments are what stood in an address, unchecked. */
record Rooms(
        Ledger ledger,
        Journal journal,
        Sources sources,
        Intake intake,
        Mappings mappings,
        Function<String, Optional<FailedLook>> looks,
        SourceWatch watch,
        Function<String, Optional<RefusedEdit>> edits,
        Function<String, Optional<Job>> reconciliations) {
    /** The sources that are configured and those that were ever heard: neither may be missing from the page. */
    List<SourceSight> listSources() {
        Map<String, SourcePage> pages = new TreeMap<>();
        for (Source source : sources.list()) {
            pages.put(source.code(), SourceSight.unheard(source.code()));
        }
        ledger.sources().forEach(page -> pages.put(page.source(), page));
        Map<String, Verdict> verdicts = watch.judge(List.copyOf(pages.values()));
        Map<String, Integer> absent = watch.absent();
        Map<String, Map<Remark, Long>> remarks = ledger.remarks();
        List<SourceSight> sights = new ArrayList<>();
        pages.values()
                .forEach(page -> sights.add(sight(
                        page,
                        verdicts.get(page.source()),
                        absent.getOrDefault(page.source(), 0),
                        remarks.getOrDefault(page.source(), Map.of()))));
        return sights;
    }

    Optional<SourceSight> findSource(String code) {
        return listSources().stream().filter(sight -> sight.code().equals(code)).findFirst();
    }

    Optional<DossierPage> findDossier(String number) {
        String asked = number == null ? "" : number.strip();
        boolean possible = !asked.isEmpty() && asked.length() <= DossierNumber.MOST;
        return possible ? ledger.find(new DossierNumber(asked)) : Optional.empty();
    }

    /** What keeps a dossier from being believed, where nothing else is known of it. */
    List<ProblemRow> problemsOf(String number) {
        String asked = number == null ? "" : number.strip();
        boolean possible = !asked.isEmpty() && asked.length() <= DossierNumber.MOST;
        return possible ? ledger.problemsOf(new DossierNumber(asked)) : List.of();
    }

    /** Dossiers that were called by a number, as theirs or as their other one (FM-16); of their own it is one alone. */
    List<DossierNumber> listCalled(String number) {
        String asked = number == null ? "" : number.strip();
        return asked.isEmpty() || asked.length() > DossierNumber.MOST ? List.of() : ledger.findByOtherNumber(asked);
    }

    Optional<Entry> findEntry(String position) {
        boolean possible = position != null && position.matches("[0-9]{1,18}");
        return possible ? journal.find(Long.parseLong(position)) : Optional.empty();
    }

    private SourceSight sight(SourcePage page, Verdict verdict, int absent, Map<Remark, Long> remarks) {
        String code = page.source();
        return new SourceSight(
                code,
                sources.find(code).map(Source::template),
                page,
                intake.repeats(code),
                intake.cursor(code),
                mappings.findVersion(code),
                mappings.drift(code),
                looks.apply(code),
                verdict,
                watch.skew(code),
                absent,
                remarks,
                edits.apply(code));
    }
}
