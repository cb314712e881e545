using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What a message says in one trial. The same number always gives the same message.</summary>
/// <param name="number">Which of the messages it is.</param>
/// <param name="named">Numbers that the code names, and their neighbours.</param>
internal sealed class TrialMessage(int number, IReadOnlyList<long> named)
{
    private const int Uniform = 8;
    private const int BySite = 16;

    /// <summary>How many messages there are.</summary>
    public const int Count = Uniform + 1 + BySite + 12;

    private static readonly long[] Narrow = [255, 1, 7, 0x5C, 2, 40, 127, 0];
    private static readonly long[] Wide = [0x10001, 0x10000, 0x7FFF, 0x8000, 0xFFFF, -1, int.MaxValue, int.MinValue, 1L << 32];

    private readonly List<long> large = [.. named.Where(value => value is > 255 or < -128)];
    private readonly Dictionary<SyntaxNode, long> chosen = [];
    private long rising;
    private ulong state = unchecked((ulong)(number + 1) * 0x9E3779B97F4A7C15);

    /// <summary>What the message holds where code reads so many bytes: one more each time, the same everywhere, the same at each place of the code, or anything.</summary>
    public long Next(SyntaxNode site, int width)
    {
        if (number == 0)
            return rising++;
        if (number <= Uniform)
            return Narrow[number - 1] * 0x0101010101010101;
        if (number > Uniform + BySite)
            return Any(width);
        if (!chosen.TryGetValue(site, out var value))
            chosen.Add(site, value = Any(width));
        return value;
    }

    private long Any(int width)
    {
        var choice = Draw(3);
        var own = width > 1 && large.Count > 0 ? large : named;
        return choice == 2 && own.Count > 0 ? own[Draw(own.Count)] : choice == 1 && width > 1 ? Wide[Draw(Wide.Length)] : Narrow[Draw(Narrow.Length)];
    }

    private int Draw(int below)
    {
        state = unchecked(state * 6364136223846793005 + 1442695040888963407);
        return (int)((state >> 33) % (ulong)below);
    }
}
