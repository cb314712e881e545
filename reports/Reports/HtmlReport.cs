using Polp.Graph;

namespace Polp.Reports;

/// <summary>The report as one self-contained page: complete without script and style, and nothing in it is loaded from elsewhere.</summary>
public static class HtmlReport
{
    public static string Write(Assessment assessment) => PageTemplates.Render("page.html", Page.Of(assessment));
}
