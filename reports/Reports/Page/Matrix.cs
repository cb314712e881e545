using System.Globalization;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>The exposure-privilege matrix as positions in a 720 by 590 drawing. Neither symbols nor labels overlap.</summary>
internal sealed record Matrix(IReadOnlyList<Dot> Dots, IReadOnlyList<Bin> Bins, string Description)
{
    /// <summary>Beyond this many processes single dots cannot be told apart and are counted in cells.</summary>
    private const int Crowd = 150;

    private const int BinsPerAxis = 20;

    public static Matrix Of(IReadOnlyList<ProcessAssessment> processes)
    {
        var letters = Enumerable.Range(0, processes.Count).Select(Letter).ToArray();
        var single = processes.Count <= Crowd
            ? processes.Index()
            : processes.Index().Where(p => p.Item.Quadrant == Quadrant.ExposedAndPowerful).Take(Crowd);
        var placed = single.ToArray();
        var shown = placed.Select(p => p.Index).ToHashSet();
        var dots = Placement.Of([.. placed.Select(p => new Mark(p.Item, letters[p.Index], placed.Length <= 40))]);
        var bins =
            from p in processes.Index()
            where !shown.Contains(p.Index)
            group p.Item by (X: Cell(p.Item.Exposure.Value), Y: Cell(p.Item.Privilege.Value)) into cell
            orderby cell.Key.Y, cell.Key.X
            select new Bin(
                Plot.X((cell.Key.X + 0.5) * 100 / BinsPerAxis), Plot.Y((cell.Key.Y + 0.5) * 100 / BinsPerAxis),
                cell.Count().ToString(CultureInfo.InvariantCulture), Wording.Count(cell.Count(), "process", "processes"));
        return new(dots, [.. bins], Describe(processes));
    }

    /// <summary>A, B, … Z, AA, AB, …</summary>
    public static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Letter(index / 26 - 1) + (char)('A' + index % 26);

    private static int Cell(double score) => Math.Clamp((int)(score * BinsPerAxis / 100), 0, BinsPerAxis - 1);

    private static string Describe(IReadOnlyList<ProcessAssessment> processes)
    {
        int Count(Quadrant quadrant) => processes.Count(p => p.Quadrant == quadrant);
        return $"{Wording.Count(processes.Count, "process", "processes")}: {Count(Quadrant.ExposedAndPowerful)} exposed and powerful, " +
            $"{Count(Quadrant.ExposedAndWeak)} exposed and weak, {Count(Quadrant.ShelteredAndPowerful)} sheltered and powerful, " +
            $"{Count(Quadrant.ShelteredAndWeak)} sheltered and weak. The table below says the same in text.";
    }
}

/// <summary>A process in the drawing: where it is drawn, where its scores lie if that place was taken, and where its name fits.</summary>
internal sealed record Dot(
    string Id, string Letter, bool IsRoot, bool IsDanger, string Accessible, double X, double Y, Leader? Moved, DotLabel? Label)
{
    // The template draws a square of 20 around the centre, a circle of radius 10, and an invisible target of 24.
    public double Left => X - 10;
    public double Top => Y - 10;
    public double Baseline => Y + 4.5;
}

/// <summary>A line from where the scores lie to where the symbol found room.</summary>
internal sealed record Leader(double X, double Y);

/// <summary>The name beside a symbol. <c>Anchor</c> is start, middle or end; a line leads to a label that is not adjacent.</summary>
internal sealed record DotLabel(string Text, double X, double Y, string Anchor, Leader? Line);

/// <summary>A cell of a crowded matrix and how many processes it holds.</summary>
internal sealed record Bin(double X, double Y, string Count, string Accessible);

/// <summary>The geometry of the drawing, in its own units.</summary>
internal static class Plot
{
    public const double Left = 64, Top = 62, Width = 640, Height = 420;

    // Scores of 0 and 100 stay a symbol's width away from the frame.
    private const double Inset = 18;

    public static double X(double exposure) => Math.Round(Left + Inset + Math.Clamp(exposure, 0, 100) / 100 * (Width - 2 * Inset), 1);

    public static double Y(double privilege) => Math.Round(Top + Height - Inset - Math.Clamp(privilege, 0, 100) / 100 * (Height - 2 * Inset), 1);
}
