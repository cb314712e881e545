using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>Grants against reach: what is needed, too wide, unused, and when neither may be claimed.</summary>
public sealed class GrantReviewTests
{
    private const string Reads = "File.ReadAllText(\"a\");";

    [Theory]
    [InlineData(Reads, "FILES/READ", GrantUse.Needed, "FILES/READ")]
    [InlineData(Reads, "FILES", GrantUse.TooWide, "FILES/READ")]
    [InlineData(Reads, "FILES/WRITE", GrantUse.Unused, "")]
    [InlineData(Reads, "NETWORK", GrantUse.Unused, "")]
    [InlineData("File.ReadAllText(\"a\"); File.Delete(\"a\");", "FILES", GrantUse.TooWide, "FILES/READ FILES/WRITE")]
    [InlineData("System.Diagnostics.Process.Start(\"ls\");", "EXEC", GrantUse.Needed, "EXEC")]
    [InlineData("", "EXEC", GrantUse.Unused, "")]
    [InlineData("Console.WriteLine(new Lease());", "FILES/WRITE", GrantUse.Unclear, "")]
    [InlineData("Console.WriteLine(new Noisy());", "FILES/READ", GrantUse.Unclear, "")]
    [InlineData("Held(null!);", "NETWORK", GrantUse.Unclear, "")]
    [InlineData("Held(null!);", "NETWORK/CONNECT", GrantUse.Unclear, "")]
    [InlineData("Held(null!);", "EXEC", GrantUse.Unused, "")]
    [InlineData("File.OpenRead(\"a\").ReadByte();", "FILES", GrantUse.TooWide, "FILES/READ")]
    [InlineData("typeof(string).GetMethod(Console.ReadLine()!)!.Invoke(null, null);", "EXEC", GrantUse.Unclear, "")]
    [InlineData("File.ReadAllText(\"a\"); Libc.getpid();", "FILES", GrantUse.Unclear, "FILES/READ")]
    [InlineData("Libc.getpid();", "EXEC", GrantUse.Unclear, "")]
    [InlineData("Libc.getpid();", "NATIVE", GrantUse.Needed, "NATIVE")]
    [InlineData("typeof(Lease).Assembly.GetTypes();", "EXEC", GrantUse.Unclear, "")]
    [InlineData("new FileStream(\"a\", FileMode.Open).Dispose();", "FILES/READ", GrantUse.Needed, "FILES")]
    [InlineData("new FileStream(\"a\", FileMode.Open).Dispose();", "NETWORK/CONNECT", GrantUse.Unused, "")]
    [InlineData("Console.WriteLine(new Opaque());", "EXEC", GrantUse.Unclear, "")]
    [InlineData("Console.WriteLine(new Scanning());", "EXEC", GrantUse.Unclear, "")]
    [InlineData("Console.WriteLine(new Noisy());", "EXEC", GrantUse.Unused, "")]
    public void ADeclaredGrant_IsReviewed(string body, string grant, GrantUse use, string reached)
    {
        var review = Assert.Single(Review(body, declared: grant));
        Assert.Equal((grant, false, true, use), (review.Grant, review.Asked, review.Declared, review.Use));
        Assert.Equal(reached, string.Join(' ', review.Reached));
        Assert.Equal(use == GrantUse.Unclear, review.Doubts.Count > 0);
    }

    [Fact]
    public void Doubts_SayWhatMayHideTheUse_AndWhere()
    {
        Assert.Equal(
            ["NATIVE is reached, and a use may hide behind it: Program.Main -> Libc.getpid -> libc!getpid"], Review("Libc.getpid();", "EXEC").Single().Doubts);
        Assert.Equal(
            ["FILES/WRITE is reached if every override runs of what is created: Program.Main -> Lease.Dispose (callback) -> File.Delete"],
            Review("new Lease();", "FILES/WRITE").Single().Doubts);
        Assert.Equal(
            ["NATIVE is reached if every override runs of what is created, and a use may hide behind it: Program.Main -> Opaque.ToString (callback) -> Libc.getpid -> libc!getpid"],
            Review("new Opaque();", "EXEC").Single().Doubts);
        Assert.Equal(
            ["Socket.Send does NETWORK through an object that was handed in, which the process must be let do"], Review("Held(null!);", "NETWORK").Single().Doubts);
    }

    [Fact]
    public void MissingAssembly_LeavesEverythingOpen()
    {
        var text = Compiled.Library("Site.Text", "public static class Templates { public static void Render() { } }");
        var reach = CodeReach.Of(Compiled.Process(Compiled.Program("Templates.Render();", text)), Grants.Parse("EXEC"));
        Assert.Equal(GrantUse.Unclear, Assert.Single(reach.Grants).Use);
    }

    [Fact]
    public void AskedAndDeclared_AreTold()
    {
        const string Asks = "[assembly: System.Reflection.AssemblyMetadata(\"PolpGrants\", \"EXEC,FILES\")]";
        var reach = CodeReach.Of(Compiled.Process(Compiled.Program(Asks + $"static class Program {{ static void Main() {{ {Reads} }} }}")), Grants.Parse("FILES NETWORK NO_SUCH"));
        Assert.Equal(
            ["EXEC asked Unused", "FILES asked declared TooWide", "NETWORK declared Unused"],
            reach.Grants.Select(g => string.Join(' ', new[] { g.Grant, g.Asked ? "asked" : "", g.Declared ? "declared" : "", $"{g.Use}" }.Where(t => t.Length > 0))));
    }

    private static IReadOnlyList<GrantReview> Review(string body, string declared) => CodeReach.Of(
        Compiled.Process(Compiled.Body(
            body,
            """
            class Lease : IDisposable { public void Dispose() => File.Delete("a"); }
            class Opaque { public override string ToString() => Libc.getpid().ToString(); }
            class Scanning { public override string ToString() => typeof(Lease).Assembly.GetTypes()[0].Name; }
            class Noisy { public override string ToString() => File.ReadAllText("a"); }
            static class Libc { [DllImport("libc")] public static extern int getpid(); }
            static partial class Program { static void Held(System.Net.Sockets.Socket s) => s.Send([1]); }
            """)),
        Grants.Parse(declared)).Grants;
}
