namespace Polp.Graph.Tests;

/// <summary>What cannot be followed is said, never passed over.</summary>
public sealed class UnknownTests
{
    private static readonly AssemblyImage Text = Compiled.Library("Site.Text", "public static class Templates { public static void Render() { } public static void Extra() { } }");

    [Fact]
    public void MissingAssembly_IsUnknownAndNamed()
    {
        var reach = Compiled.Reach(Compiled.Program("Templates.Render(); Templates.Extra();", Text));
        Assert.Equal("Program.Main -> Templates.Render", reach.PathTo("UNKNOWN"));
        Assert.Equal(
            ["'Templates.Render' (and 1 more), which 'Program.Main' uses, is in 'Site.Text', an assembly that was not found; ship it beside the program"],
            reach.BlindSpots);
    }

    [Fact]
    public void MissingMember_IsUnknownAndNamed()
    {
        var older = Compiled.Library("Site.Text", "public static class Templates { public static void Render() { } }");
        var reach = Compiled.Reach(Compiled.Program("Templates.Render(); Templates.Extra();", Text), older);
        Assert.Equal("Program.Main -> Templates.Extra", reach.PathTo("UNKNOWN"));
        Assert.Contains("is not in the 'Site.Text' that was found", Assert.Single(reach.BlindSpots));
    }

    [Fact]
    public void ReferenceAssembly_IsUnknownAndNamed()
    {
        var text = Compiled.Library("Site.Text", "[assembly: ReferenceAssembly] public static class Templates { public static void Render() => throw null!; }");
        var reach = Compiled.Reach(Compiled.Program("Templates.Render();", text), text);
        Assert.Equal("Program.Main -> [Site.Text] Templates.Render -> Site.Text (a reference assembly)", reach.PathTo("UNKNOWN"));
        Assert.Equal(["'Site.Text' is a reference assembly, whose methods have no bodies; name the one that runs"], reach.BlindSpots);
    }

    [Fact]
    public void FunctionPointer_IsUnknown_AndNativeToo_WhenUnmanaged()
    {
        var managed = Compiled.Reach(Compiled.Program("static unsafe class Program { static void Main() => Go(&Main); static void Go(delegate*<void> f) => f(); }"));
        Assert.Equal("Program.Main -> Program.Go -> a function pointer", managed.PathTo("UNKNOWN"));
        Assert.Null(managed.PathTo("NATIVE"));
        Assert.Equal(["'Program.Go' calls through a function pointer, which cannot be followed"], managed.BlindSpots);

        var native = Compiled.Reach(Compiled.Program("static unsafe class Program { static void Main() => Go(null); static void Go(delegate* unmanaged<void> f) => f(); }"));
        Assert.Equal("Program.Main -> Program.Go -> a function pointer", native.PathTo("NATIVE"));
    }

    [Fact]
    public void Reflection_IsCharged_AndSaidToHideWhatItRuns()
    {
        var reach = Compiled.Reach(Compiled.Body("typeof(string).GetMethod(Console.ReadLine()!)!.Invoke(null, null);"));
        Assert.NotNull(reach.PathTo("REFLECT"));
        Assert.Contains("runs code that is chosen at run time (REFLECT)", Assert.Single(reach.BlindSpots));
    }

    [Fact]
    public void UnsafeAccessor_IsReflection() => Assert.Equal(
        "Program.Main -> Peek.Length -> UnsafeAccessor",
        Compiled.Reach(Compiled.Body("Peek.Length(\"\");", "static class Peek { [UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"_stringLength\")] public static extern ref int Length(string s); }"))
            .PathTo("REFLECT"));
}
