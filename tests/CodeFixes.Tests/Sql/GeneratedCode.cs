using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs code that makes a command, and reads the command.</summary>
internal static class GeneratedCode
{
    public static (string Text, IReadOnlyDictionary<string, string> Parameters) Run(string source)
    {
        var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source).Emit(image);
        Assert.True(result.Success, source + string.Join("\n", result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("text", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        using var command = (SqliteCommand)context.LoadFromStream(image).GetType("Program")!.GetMethod("Run")!.Invoke(null, ["ann", 7])!;
        context.Unload();
        return (command.CommandText, command.Parameters.Cast<SqliteParameter>().ToDictionary(p => p.ParameterName, p => (string)p.Value!));
    }
}
