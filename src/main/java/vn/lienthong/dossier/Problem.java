package vn.lienthong.dossier;

/**
 * Why a record did not go through: something a person can see, mend and release. Never holds personal data: values quoted
 * in the sentences are codes, dates and paths only.
 *
 * @param code stable, documented in src/docs/problems.md
 * @param place where to look: {@code mappings/x/mapping.yaml:14 NgayTra} or {@code data[3].receiveDate}
 * @param vi what was expected, what was found and what to do, in Vietnamese
 * @param en the same in English
 */
public record Problem(ProblemCode code, String place, String vi, String en) {}
