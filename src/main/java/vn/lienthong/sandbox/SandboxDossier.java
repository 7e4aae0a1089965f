package vn.lienthong.sandbox;

import java.util.List;

/**
 * What the portal holds for one dossier. Times as the portal writes them (yyyyMMddHHmmss, "" for none).
 *
 * @param steps in order of arrival, repeats included when they are kept
 * @param history the last 64 calls that named it, oldest first
 * @param payload the last payload taken, JSON; "" when payloads are not kept
 */
public record SandboxDossier(
        String number,
        String procedure,
        String status,
        String submitted,
        String received,
        String due,
        String finished,
        String returned,
        String refused,
        int updates,
        List<SandboxStep> steps,
        List<SandboxTouch> history,
        String payload) {}
