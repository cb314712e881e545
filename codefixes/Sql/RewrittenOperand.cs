namespace Polp.CodeFixes;

/// <summary>An operand as it will be written.</summary>
/// <param name="IsChanged">True when characters were taken out or put in; an expression that changed has become bare text.</param>
internal readonly record struct RewrittenOperand(string Opening, string Content, string Closing, bool IsChanged)
{
    public bool IsLiteral => Opening.Length > 0;

    /// <summary>True when the text of both can stand in one literal.</summary>
    public bool Takes(RewrittenOperand next) => IsLiteral && Opening == next.Opening && !IsRaw;

    public bool IsRaw => Opening.Contains("\"\"\"");

    public override string ToString() => Opening + Content + Closing;
}
