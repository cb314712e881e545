using Polp.Graph;

namespace Polp.Reports;

internal readonly record struct Mark(ProcessAssessment Process, string Letter, bool Named);

internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public static Box Around(double x, double y, double halfWidth, double halfHeight) => new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Within(Box outer) => Left >= outer.Left && Right <= outer.Right && Top >= outer.Top && Bottom <= outer.Bottom;
}

/// <summary>Finds room: symbols spiral outwards from a taken place, names try the eight directions at growing distance.</summary>
internal static class Placement
{
    /// <summary>Half of the 24 pixels that a finger needs, and one of air.</summary>
    private const double Reach = 13;

    private const double LineHeight = 16;

    private static readonly Box Frame = new(Plot.Left + 2, Plot.Top + 2, Plot.Left + Plot.Width - 2, Plot.Top + Plot.Height - 2);

    public static IReadOnlyList<Dot> Of(IReadOnlyList<Mark> marks)
    {
        var symbols = new List<(Mark Mark, double X, double Y)>();
        foreach (var mark in marks)
        {
            var (x, y) = Room(Plot.X(mark.Process.Exposure.Value), Plot.Y(mark.Process.Privilege.Value), symbols);
            symbols.Add((mark, x, y));
        }

        var taken = symbols.ConvertAll(s => Box.Around(s.X, s.Y, Reach, Reach));
        return [.. symbols.ConvertAll(s => Draw(s.Mark, s.X, s.Y, taken))];
    }

    private static (double X, double Y) Room(double x, double y, List<(Mark Mark, double X, double Y)> symbols)
    {
        for (var ring = 0; ring < 60; ring++)
        {
            var places = Math.Max(1, ring * 8);
            for (var place = 0; place < places; place++)
            {
                var angle = 2 * Math.PI * place / places;
                var (tryX, tryY) = (Math.Round(x + ring * 9 * Math.Cos(angle), 1), Math.Round(y + ring * 9 * Math.Sin(angle), 1));
                if (Box.Around(tryX, tryY, Reach, Reach).Within(Frame) && !symbols.Exists(s => Math.Abs(s.X - tryX) < 2 * Reach && Math.Abs(s.Y - tryY) < 2 * Reach))
                    return (tryX, tryY);
            }
        }

        return (x, y);
    }

    private static Dot Draw(Mark mark, double x, double y, List<Box> taken)
    {
        var process = mark.Process;
        var (trueX, trueY) = (Plot.X(process.Exposure.Value), Plot.Y(process.Privilege.Value));
        var name = VisibleText.Shortened(process.Name, 20);
        return new(
            Anchor.Process(process.Name), mark.Letter, process.Identity.IsRoot, process.Quadrant == Quadrant.ExposedAndPowerful,
            $"{mark.Letter} {name}, exposure {Wording.Score(process.Exposure.Value)}, privilege {Wording.Score(process.Privilege.Value)}",
            x, y,
            Math.Abs(trueX - x) + Math.Abs(trueY - y) < 1 ? null : new(trueX, trueY),
            mark.Named ? Name(name, x, y, taken) : null);
    }

    private static DotLabel? Name(string name, double x, double y, List<Box> taken)
    {
        // Wider than any usual font draws it: a label that ends early is harmless, one that runs into its neighbour is not.
        var width = name.Sum(c => c < 128 ? 8.4 : 14);
        for (var distance = Reach + 4; distance < 200; distance += 12)
        {
            foreach (var (dx, dy, anchor) in Directions)
            {
                var (labelX, labelY) = (x + dx * distance, y + dy * distance);
                var left = anchor switch { "start" => labelX, "end" => labelX - width, _ => labelX - width / 2 };
                var box = new Box(left, labelY - LineHeight / 2, left + width, labelY + LineHeight / 2);
                if (!box.Within(Frame) || taken.Exists(box.Overlaps))
                    continue;
                taken.Add(box);
                return new(name, Math.Round(labelX, 1), Math.Round(labelY + 4.5, 1), anchor,
                    distance > Reach + 4 ? new(Math.Round(labelX, 1), Math.Round(labelY, 1)) : null);
            }
        }

        return null;
    }

    private static readonly (double X, double Y, string Anchor)[] Directions =
    [
        (1, 0, "start"), (-1, 0, "end"), (0, -1.3, "middle"), (0, 1.3, "middle"),
        (0.8, -0.9, "start"), (0.8, 0.9, "start"), (-0.8, -0.9, "end"), (-0.8, 0.9, "end"),
    ];
}
