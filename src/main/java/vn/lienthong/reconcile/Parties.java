package vn.lienthong.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;

/** The two others, as the house reaches them. Reading and looking up change nothing; what heals is durable when it returns. */
public interface Parties {
    /** The source's digest service; empty when it has none. */
    Optional<RemoteDigests.Question> digests(String source);

    /**
     * Reads what the source can give of the window, beside the ordinary polling: nothing is journalled, no cursor moves. Hands over
     * every record, also of other days.
     */
    SourceSide read(String source, Window window, Consumer<Heard> reader);

    /** Looks a dossier up at the portal. */
    PortalSaid lookUp(String credential, DossierNumber number);

    /** Decides that the portal hears these again; the position of the decision. */
    long rePush(List<DossierNumber> dossiers, String who, String why);

    /** Has the source read again from a day on, through the ordinary door; false when it cannot be asked. */
    boolean rePull(String source, String from, String who, String why);
}
