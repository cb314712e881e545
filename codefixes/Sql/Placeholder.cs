namespace Polp.CodeFixes;

/// <summary>What stands for a value in a text.</summary>
internal enum Placeholder
{
    /// <summary><c>@name</c>, in any order and as often as one likes.</summary>
    Named,

    /// <summary><c>?</c>, one for each value, in their order.</summary>
    Positional,

    /// <summary><c>{0}</c>, the number of the value.</summary>
    Numbered,
}
