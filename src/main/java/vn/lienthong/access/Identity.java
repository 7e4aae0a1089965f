package vn.lienthong.access;

/**
 * Who somebody is by the word of the identity server.
 *
 * @param subject issuer and subject: never given to another person
 * @param name as it would stand in decisions; another person may have it already
 * @param entitled the one role that the settings give them
 */
record Identity(String subject, String name, OidcSettings.Entitled entitled) {}
