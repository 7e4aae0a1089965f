package vn.lienthong.ledger;

import vn.lienthong.dossier.Papers;

/** The bytes of the lists that a dossier brings along. */
final class PaperBytes {
    private PaperBytes() {}

    static void write(BytesOut out, Papers papers) {
        out.list(papers.databases(), BytesOut::text)
                .list(papers.documents(), PaperBytes::write)
                .list(papers.fees(), PaperBytes::write)
                .list(papers.otherPapers(), PaperBytes::write)
                .list(papers.supplements(), PaperBytes::write)
                .list(papers.results(), PaperBytes::write);
    }

    static Papers read(BytesIn in) {
        return new Papers(
                in.list(BytesIn::text),
                in.list(PaperBytes::document),
                in.list(PaperBytes::fee),
                in.list(PaperBytes::otherPaper),
                in.list(PaperBytes::supplement),
                in.list(PaperBytes::result));
    }

    private static void write(BytesOut out, Papers.Document paper) {
        out.text(paper.id())
                .text(paper.name())
                .text(paper.deleted())
                .text(paper.component())
                .text(paper.link())
                .text(paper.digitised())
                .text(paper.reused())
                .text(paper.fromNationalStore())
                .text(paper.replacedByResult());
    }

    private static Papers.Document document(BytesIn in) {
        return new Papers.Document(
                in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
    }

    private static void write(BytesOut out, Papers.Fee fee) {
        out.text(fee.name())
                .text(fee.code())
                .text(fee.collectedWhen())
                .text(fee.amount())
                .text(fee.kind());
    }

    private static Papers.Fee fee(BytesIn in) {
        return new Papers.Fee(in.text(), in.text(), in.text(), in.text(), in.text());
    }

    private static void write(BytesOut out, Papers.OtherPaper paper) {
        out.text(paper.name()).text(paper.count()).text(paper.kind());
    }

    private static Papers.OtherPaper otherPaper(BytesIn in) {
        return new Papers.OtherPaper(in.text(), in.text(), in.text());
    }

    private static void write(BytesOut out, Papers.Supplement asked) {
        out.text(asked.id())
                .text(asked.requestedBy())
                .text(asked.content())
                .text(asked.requested())
                .text(asked.receivedBy())
                .text(asked.receivedInfo())
                .text(asked.received())
                .text(asked.status())
                .text(asked.oldDue())
                .text(asked.newDue());
    }

    private static Papers.Supplement supplement(BytesIn in) {
        return new Papers.Supplement(
                in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(),
                in.text());
    }

    private static void write(BytesOut out, Papers.Result result) {
        out.text(result.name())
                .text(result.component())
                .text(result.id())
                .text(result.link())
                .text(result.code());
    }

    private static Papers.Result result(BytesIn in) {
        return new Papers.Result(in.text(), in.text(), in.text(), in.text(), in.text());
    }
}
