using System.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Polp.Reports;

/// <summary>Renders one template; every value is encoded for text and quoted attributes unless it is <see cref="RawHtml"/>.</summary>
internal sealed class PageContext : TemplateContext
{
    public PageContext(object model)
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedIndexerAccess = false;
        // The limits guard against templates of strangers; these are ours, and a large system has many rows.
        LoopLimit = 0;
        LimitToString = 0;

        var globals = new ScriptObject { ["it"] = model };
        globals.Import("partial", (string name, object part) => new RawHtml(PageTemplates.Render(name, part)));
        PushGlobal(globals);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        Write(textAsObject is RawHtml raw ? raw.Value : Encode(VisibleText.Of(ObjectToString(textAsObject) ?? "")));
        return this;
    }

    public override async ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) => await ValueTask.FromResult(Write(span, textAsObject));

    internal static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAny("&<>\"'"))
            return text;

        var encoded = new StringBuilder(text.Length + 32);
        foreach (var c in text)
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        return encoded.ToString();
    }
}
