package vn.lienthong.asking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/** One round of asking a source over HTTP: what is asked, how far it has come, and how it goes on. Carried by the exchange. */
final class Round {
    private static final String ROUND = "pollingRound";

    private final Question question;
    private final Paging paging;
    private final List<Long> pages = new ArrayList<>();
    private int asked;
    private Instant askedAt;
    private boolean signedInAnew;
    private boolean again;
    private boolean ended;
    private boolean whole = true;

    private Round(Question question, Paging paging) {
        this.question = question;
        this.paging = paging;
    }

    static void begin(Exchange exchange, Paging paging) {
        Round round = new Round(Question.of(exchange), paging);
        exchange.setProperty(ROUND, round);
        exchange.setProperty(Receiving.ASK, round.words());
    }

    static Round of(Exchange exchange) {
        return exchange.getProperty(ROUND, Round.class);
    }

    Question question() {
        return question;
    }

    Paging paging() {
        return paging;
    }

    String words() {
        return question.words(paging);
    }

    void asks(Instant now) {
        asked++;
        askedAt = now;
    }

    Instant askedAt() {
        return askedAt;
    }

    void keeps(Receipt receipt) {
        pages.add(receipt.position());
    }

    /** One page did not come: the list is no longer whole. */
    void lacks(boolean wholeSource) {
        whole = false;
        ended = wholeSource || !paging.skip();
    }

    /** What is left of the list is not asked for. */
    void end() {
        whole = false;
        ended = true;
    }

    /**
     * True once a round: then the same question is asked again with a new token.
     *
     * @param forget forgets the token; false when there was none
     */
    boolean signsInAnew(BooleanSupplier forget) {
        boolean anew = !signedInAnew && forget.getAsBoolean();
        signedInAnew |= anew;
        again = anew;
        return anew;
    }

    /** True when nothing is left to ask; a question that is to be asked again is left. */
    boolean turns() {
        boolean over = ended || (!again && paging.isOver());
        again = false;
        return over;
    }

    /** True when the source goes on behind as many pages as a round may have. */
    boolean isCut() {
        if (asked < question.most()) {
            return false;
        }
        whole = false;
        return true;
    }

    /** The positions of the pages of a list that came whole; null when one is missing. */
    List<Long> wholeList() {
        return whole ? List.copyOf(pages) : null;
    }

    Refusal cut() {
        return new Refusal(
                502,
                "source-list-cut",
                "Danh sách dài hơn " + question.most()
                        + " trang; các trang sau chưa được đọc. Hãy tăng pageSize hoặc mostPages, hoặc"
                        + " dùng poll-http-since",
                "Expected the list's end within " + question.most()
                        + " pages, but it goes on; the pages behind are not read. Raise"
                        + " pageSize or mostPages, or use poll-http-since",
                0);
    }
}
