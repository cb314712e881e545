using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Analyzers;

/// <summary>
/// Lines written into <c>.editorconfig</c> or a global configuration file: full names separated by blanks or commas, a sink with its parameter
/// in brackets and, after an equals sign, its style: <c>polp_sql_sinks = Acme.Db.Run(sql) Acme.Db.Ask(text)=dapper Acme.Job.Sql</c>.
/// </summary>
internal static class SqlOptions
{
    private static readonly (string Key, SqlLineKind Kind, char Prefix)[] Keys =
    [
        ("polp_sql_sinks", SqlLineKind.Sink, 'M'),
        ("polp_sql_quoters", SqlLineKind.Quoter, 'M'),
        ("polp_sql_safe_methods", SqlLineKind.Safe, 'M'),
        ("polp_sql_safe_types", SqlLineKind.Safe, 'T'),
    ];

    /// <summary>Each entry of any file's options once; it belongs to the beginning of the first file that it holds for.</summary>
    public static IEnumerable<(SqlLine? Line, string Written, string? Error, Location Where)> Read(Compilation compilation, AnalyzerOptions options)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var values = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
            foreach (var (key, kind, prefix) in Keys)
            {
                if (!values.TryGetValue(key, out var value) && !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out value) || !seen.Add((key, value)))
                    continue;
                foreach (var entry in value.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!seen.Add((key, " " + entry)))
                        continue;
                    var where = Location.Create(tree, new TextSpan(0, 0));
                    var (line, error) = Entry(entry, kind, prefix, where);
                    yield return (line, $"{key} = {entry}", error, where);
                }
            }
        }
    }

    private static (SqlLine?, string?) Entry(string entry, SqlLineKind kind, char prefix, Location where)
    {
        var style = SqlStyle.Other;
        var equals = entry.IndexOf('=');
        if (equals >= 0 && !SqlStyles.ByName.TryGetValue(entry.Substring(equals + 1), out style))
            return (null, $"has an unknown style; write one of {string.Join(", ", SqlStyles.ByName.Keys)}");
        var name = equals < 0 ? entry : entry.Substring(0, equals);
        var parameter = "";
        if (kind == SqlLineKind.Sink)
        {
            if (name.IndexOf('(') is var open and > 0 && name[name.Length - 1] == ')')
                (name, parameter) = (name.Substring(0, open), name.Substring(open + 1, name.Length - open - 2));
            else
                prefix = 'P';
        }
        var isName = name.Length > 0 && !name.Contains('(') && !name.Contains(')') && (prefix == 'T' || name.IndexOf('.') > 0) && (prefix != 'M' || kind != SqlLineKind.Sink || parameter.Length > 0);
        return isName ? (new(kind, $"{prefix}:{name}", parameter, style, where), null) : (null, "is no full name; write Namespace.Type.Member, for a method that runs SQL with (parameter) after it");
    }
}
