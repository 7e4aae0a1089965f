package vn.lienthong.dossier;

/**
 * What is known of a dossier when a new record about it is heard.
 *
 * @param owner the source that owns the dossier: the first whose record was believed
 * @param status the main status believed now
 * @param event the latest event time known, which may be later than that of the believed content
 * @param content of the believed state
 * @param origin the place of the believed record's delivery: decides where event times do not
 * @param subject whose matter it is, and which
 */
public record Believed(
        String owner, MainStatus status, EventTime event, Fingerprint content, Version origin, Subject subject) {}
