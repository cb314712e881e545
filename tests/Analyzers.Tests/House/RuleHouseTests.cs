using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Id, descriptor, class and page of a rule agree.</summary>
public class RuleHouseTests
{
    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> Catalogued = typeof(Rule).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .ToDictionary(field => field.Name, field => (DiagnosticDescriptor)field.GetValue(null)!);

    public static TheoryData<string> Names() => [.. Catalogued.Keys];

    public static TheoryData<string> Classes() => [.. AnalyzerHost.Rules.Select(rule => rule.GetType().Name)];

    [Fact]
    public void Ids_AreUniqueAndInOrder()
    {
        var ids = Catalogued.Values.Select(d => d.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches(@"^POLP\d{4}$", id));
    }

    [Theory, MemberData(nameof(Names))]
    public void Descriptor_HasAClassOfItsName(string name) =>
        Assert.Contains(AnalyzerHost.Rules, rule => rule.GetType().Name == name && rule.SupportedDiagnostics.Contains(Catalogued[name]));

    [Theory, MemberData(nameof(Classes))]
    public void Class_BearsTheNameOfItsFirstDescriptor(string name)
    {
        var rule = AnalyzerHost.Rules.Single(r => r.GetType().Name == name);

        Assert.Same(Catalogued[name], rule.SupportedDiagnostics[0]);
        Assert.True(rule is RuleAnalyzer, "derive from RuleAnalyzer");
        Assert.True(rule.GetType().IsSealed && rule.GetType().IsNotPublic, "internal sealed");
        Assert.Equal([LanguageNames.CSharp], rule.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);
    }

    [Theory, MemberData(nameof(Names))]
    public void Page_ExistsAndOpensWithIdAndTitle(string name)
    {
        var rule = Catalogued[name];
        var path = Path.Combine(Repository.Root, "analyzers", "docs", rule.Id + ".md");

        Assert.True(File.Exists(path), $"analyzers/docs/{rule.Id}.md is missing");
        Assert.Equal($"# {rule.Id}: {rule.Title}", Page.Read(path).Title);
    }

    [Fact]
    public void EveryPage_BelongsToARule() => Assert.Subset(
        Catalogued.Values.Select(d => d.Id).ToHashSet(), Repository.Pages.Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet());

    [Theory, MemberData(nameof(Names))]
    public void HelpLink_LeadsToThePage(string name) =>
        Assert.Equal($"https://github.com/polp/polp/blob/main/analyzers/docs/{Catalogued[name].Id}.md", Catalogued[name].HelpLinkUri);

    [Theory, MemberData(nameof(Names))]
    public void TitleAndMessage_AreOneSentenceWithoutFullStop(string name)
    {
        foreach (var text in new[] { Catalogued[name].Title.ToString(), Catalogued[name].MessageFormat.ToString() })
        {
            Assert.Equal(text.Trim(), text);
            Assert.DoesNotContain('\n', text);
            Assert.DoesNotMatch(@"[.!]$", text);
            Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
            Assert.NotEqual("{0}", text);
        }
        Assert.DoesNotContain('{', Catalogued[name].Title.ToString());
    }

    [Fact]
    public void Package_NamesTheIdsOfAllRules() => Assert.Equal(
        Catalogued.Values.Select(d => d.Id),
        XDocument.Load(Path.Combine(Repository.Root, "codefixes", "build", "Polp.props")).Descendants("PolpRules").Single().Value.Split(';'));

    [Theory, MemberData(nameof(Names))]
    public void Name_SaysThePatternAndNotTheCure(string name) =>
        Assert.DoesNotMatch(new Regex("^(Avoid|DoNot|Disallow|Prefer|Use)[A-Z]|Analyzer$"), name);

    [Theory, MemberData(nameof(Names))]
    public void Category_BelongsToTheHundredsOfTheId(string name) => Assert.Equal(Catalogued[name].Id[4] switch
    {
        '1' => "Polp.Sql",
        '2' => "Polp.Memory",
        '3' => "Polp.Privilege",
        '4' => "Polp.Drops",
        '5' => "Polp.Grants",
        var other => throw new InvalidOperationException($"no area {other}"),
    }, Catalogued[name].Category);
}
