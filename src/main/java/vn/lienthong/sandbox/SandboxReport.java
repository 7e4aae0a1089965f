package vn.lienthong.sandbox;

import java.util.Map;

/**
 * The portal's figures. They add up: {@code calls = ok + refusals + faulted + inFlight}, {@code dossiers = existing + creates},
 * {@code duplicates = duplicateSteps + duplicateDossierCalls}.
 *
 * @param calls everything that arrived at a door, logins too
 * @param ok calls answered with success, whether or not the answer got through
 * @param refusals calls refused with an error_code
 * @param faulted calls a fault kept from being applied
 * @param inFlight calls that arrived and are held before being applied
 * @param held calls held now, before or after being applied
 * @param existing dossiers the portal held from the start
 * @param creates dossiers created by calls
 * @param updates records applied to dossiers that were there
 * @param steps steps held
 * @param duplicateSteps steps held although their natural key was held already
 * @param recognisedSteps repeated steps that were recognised and not held again
 * @param duplicateDossierCalls records applied with the very payload their dossier had: the same thing twice in effect
 * @param lookups TraCuuHoSo calls answered
 * @param logins logins that gave a session
 * @param numbers dossier numbers issued by GetNextValue
 * @param files files taken by UploadFile
 * @param recognisedCreates CreateDossier calls with a number that was created already, answered as the first one was
 * @param refusalsByReason reasons as in src/docs/sandbox.md
 * @param faultsByKind which fault struck how often, those after applying too
 * @param invalidFields what was wrong in refused records: "field RULE"
 */
public record SandboxReport(
        long calls,
        long ok,
        long refusals,
        long faulted,
        long inFlight,
        long held,
        long dossiers,
        long existing,
        long creates,
        long updates,
        long steps,
        long duplicates,
        long duplicateSteps,
        long recognisedSteps,
        long duplicateDossierCalls,
        long lookups,
        long logins,
        long numbers,
        long files,
        long recognisedCreates,
        long openSessions,
        Map<String, Long> callsByService,
        Map<String, Long> dossiersByStatus,
        Map<String, Long> refusalsByReason,
        Map<String, Long> faultsByKind,
        Map<String, Long> invalidFields) {}
