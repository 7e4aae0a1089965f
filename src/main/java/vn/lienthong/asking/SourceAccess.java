package vn.lienthong.asking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * How a source lets the hub in. {@code auth}: {@code none}, {@code basic}, {@code bearer} (a token that never changes),
 * {@code oauth2} (client credentials), {@code login} (a call that gives a token or session).
 *
 * @param life how long a token holds when its answer does not say, seconds
 */
record SourceAccess(
        String auth,
        String username,
        String password,
        String token,
        String tokenUrl,
        String tokenBody,
        String tokenPath,
        String scope,
        int life) {
    static SourceAccess of(Parameters parameters) {
        return new SourceAccess(
                parameters.text("auth").strip(),
                parameters.text("username"),
                parameters.text("password"),
                parameters.text("token"),
                parameters.text("tokenUrl").strip(),
                parameters.text("tokenBody"),
                parameters.text("tokenPath").strip(),
                parameters.text("scope").strip(),
                parameters.number("tokenLife", 1, 31_536_000));
    }

    boolean signsIn() {
        return auth.equals("oauth2") || auth.equals("login");
    }

    boolean isBasic() {
        return auth.equals("basic");
    }

    boolean isOauth2() {
        return auth.equals("oauth2");
    }

    /** What the call that signs in sends. */
    String signInBody() {
        if (isOauth2()) {
            String form = "grant_type=client_credentials&scope={scope}";
            return new Blanks(Map.of("scope", scope)).body(form);
        }
        return new Blanks(Map.of("username", username, "password", password)).body(tokenBody);
    }

    String basic() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
