package vn.lienthong.sandbox;

/**
 * A step as held, in order of arrival.
 *
 * @param at ThoiDiemXuLy
 * @param status TrangThai
 * @param text NoiDungXuLy
 * @param call which call brought it
 * @param repeat whether a step with the same natural key was already held
 */
public record SandboxStep(String at, String status, String text, long call, boolean repeat) {}
