namespace Polp.CodeFixes;

/// <summary>A name nobody bears: the stem, else the stem with the lowest number from 2 that is free.</summary>
internal static class FreeName
{
    public static string From(string stem, Func<string, bool> isFree) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? stem : stem + i).First(isFree);
}
