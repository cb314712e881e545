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

    public static string YesNo(bool value) => value ? "yes" : "no";

    public static string List(IReadOnlyList<string> values, string none = "none") => values.Count == 0 ? none : string.Join(", ", values);
}
