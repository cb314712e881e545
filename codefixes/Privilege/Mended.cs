using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>What a fix makes of a solution, and what the light bulb says of it.</summary>
internal sealed record Mended(string Title, Solution Solution);
