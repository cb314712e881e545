namespace Polp.Reports;

/// <summary>Markup that is written as it stands; everything else that a template writes is encoded.</summary>
internal sealed record RawHtml(string Value);
