using System.Globalization;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>How every output words rights, quadrants and numbers.</summary>
public static class Wording
{
    /// <summary>Rounded down, so that a score shown as 50 is one that counts as high.</summary>
    public static string Score(double value) => Math.Floor(value + 1e-9).ToString(CultureInfo.InvariantCulture);

    public static string Factor(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Weight(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {many ?? one + "s"}";

    public static string Of(Right right) => RightName.Of(right);

    public static string Of(ResourceReach reach) => Of(reach.Right) + (reach.SingleRows ? " (single rows)" : "");

    public static string Of(Quadrant quadrant) => quadrant switch
    {
        Quadrant.ExposedAndPowerful => "exposed and powerful",
        Quadrant.ExposedAndWeak => "exposed, weak",
        Quadrant.ShelteredAndPowerful => "sheltered, powerful",
        _ => "sheltered, weak",
    };

    public static string Of(GrantStatus status) => status switch
    {
        GrantStatus.Granted => "granted",
        GrantStatus.Missing => "not granted",
        GrantStatus.AskedNotDeclared => "asked for, not declared",
        _ => "counted",
    };

    public static string Of(Phase phase) => phase == Phase.StartUp ? "only at start-up" : "while serving";

    /// <summary>What a review says of a grant, in one clause.</summary>
    public static string Of(GrantReview review) => review.Use switch
    {
        GrantUse.Needed => "needed",
        GrantUse.TooWide => $"too wide: of it only {List(review.Reached)} is reached",
        GrantUse.Unused => "unused: nothing that was read reaches it",
        _ when review.Reached.Count == 0 => "perhaps unused: nothing that was read reaches it, but a use may be hidden",
        _ => $"perhaps too wide: of it only {List(review.Reached)} is seen to be reached, but another use may be hidden",
    };

    /// <summary>Where a grant stands.</summary>
    public static string Standing(GrantReview review) => (review.Asked, review.Declared) switch
    {
        (true, true) => "asked for by the project, granted in the manifest",
        (true, false) => "asked for by the project, not granted in the manifest",
        _ => "granted in the manifest, not asked for by the project",
    };

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string List(IReadOnlyList<string> values, string none = "none") => values.Count == 0 ? none : string.Join(", ", values);
}
