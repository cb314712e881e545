namespace Mistakes;

/// <summary>The table beside this file means <see cref="Save"/> and misses it by one letter, so that nobody is told what it needs.</summary>
public sealed class UnresolvedCapabilityLine
{
    public string Saved { get; private set; } = "";

    public void Save(string path) => Saved = path;
}
