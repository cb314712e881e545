namespace Polp.CodeFixes.Tests;

/// <summary>The grant is written into the project file, and nothing else of it changes.</summary>
public class GrantFixTests
{
    private const string Reads = "class Service\n{\n    string Load(string path) => File.ReadAllText(path);\n}\n";

    [Theory]
    [InlineData("<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n</Project>\n", "<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n  <PropertyGroup>\n    <PolpGrants>FILES/READ</PolpGrants>\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project Sdk=\"a\">\r\n\r\n\t<PropertyGroup>\r\n\t\t<A>1</A>\r\n\t</PropertyGroup>\r\n\r\n</Project>", "<Project Sdk=\"a\">\r\n\r\n\t<PropertyGroup>\r\n\t\t<A>1</A>\r\n\t</PropertyGroup>\r\n\r\n\t<PropertyGroup>\r\n\t\t<PolpGrants>FILES/READ</PolpGrants>\r\n\t</PropertyGroup>\r\n\r\n</Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants></PolpGrants></PropertyGroup></Project>", "<Project><PropertyGroup><PolpGrants>FILES/READ</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants /></PropertyGroup></Project>", "<Project><PropertyGroup><PolpGrants>FILES/READ</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants>EXEC</PolpGrants></PropertyGroup></Project>", "<Project><PropertyGroup><PolpGrants>EXEC;FILES/READ</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants>EXEC, IPC, </PolpGrants></PropertyGroup></Project>", "<Project><PropertyGroup><PolpGrants>EXEC, IPC, FILES/READ, </PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project>\n<PropertyGroup>\n<PolpGrants>\n  EXEC;\n  IPC\n</PolpGrants></PropertyGroup></Project>", "<Project>\n<PropertyGroup>\n<PolpGrants>\n  EXEC;\n  IPC;\n  FILES/READ\n</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project>\n<!-- <PolpGrants>A</PolpGrants> -->\n<PropertyGroup><PolpGrants>$(PolpGrants)</PolpGrants></PropertyGroup></Project>", "<Project>\n<!-- <PolpGrants>A</PolpGrants> -->\n<PropertyGroup><PolpGrants>$(PolpGrants);FILES/READ</PolpGrants></PropertyGroup></Project>")]
    public async Task Project_Grants(string project, string granted)
    {
        using var solution = Solution(Reads, project);

        Assert.Equal("Grant 'FILES/READ' to the project: PolpGrants in App.csproj", await solution.Fix<GrantFix>());

        Assert.Equal(granted, solution.TextOf("App.csproj"));
        Assert.Equal(Reads, solution.Text);
        Assert.Null(await solution.Fix<GrantFix>());
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><A>1</A></PropertyGroup></Project>", "<Project><PropertyGroup><A>1</A></PropertyGroup>\n  <PropertyGroup>\n    <PolpGrants>FILES/READ</PolpGrants>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project>\n<!-- a --><PropertyGroup />\n</Project>\n<!-- </Project> -->\n", "<Project>\n<!-- a --><PropertyGroup />\n  <PropertyGroup>\n    <PolpGrants>FILES/READ</PolpGrants>\n  </PropertyGroup>\n</Project>\n<!-- </Project> -->\n")]
    public async Task ProjectLaidOutOtherwise_StaysAProject(string project, string granted)
    {
        using var solution = Solution(Reads, project);

        await solution.Fix<GrantFix>();

        Assert.Equal(granted, solution.TextOf("App.csproj"));
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><PolpGrants Condition=\"true\">EXEC</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup Condition=\"'$(A)' == ''\"><PolpGrants>EXEC</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants>EXEC</PolpGrants><PolpGrants>IPC</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PolpGrants>FILES</PolpGrants></PropertyGroup></Project>")]
    [InlineData("<Project />")]
    [InlineData("<Project><PropertyGroup>")]
    [InlineData("<Other><PropertyGroup /></Other>")]
    public async Task ProjectThatDoesNotSayItInOnePlace_NoFix(string project)
    {
        using var solution = Solution(Reads, project);

        Assert.Null(await solution.Fix<GrantFix>());
    }

    [Fact]
    public async Task ProjectFileNotSeen_NoFix()
    {
        using var solution = ServiceSolution.Of(Reads).With("PolpRole", "Service");

        Assert.Null(await solution.Fix<GrantFix>());
    }

    [Theory]
    [InlineData("object Start() => System.Diagnostics.Process.Start(\"a\");")]
    [InlineData("object Make() => new System.Reflection.Emit.DynamicMethod(\"a\", null, null);")]
    [InlineData("object Forge(nint n) => new Microsoft.Win32.SafeHandles.SafeFileHandle(n, true);")]
    public async Task WhatHasNoCure_NoFixAtAll(string member)
    {
        using var solution = Solution($"class Service\n{{\n    {member}\n}}\n", "<Project><PropertyGroup /></Project>");
        Assert.NotEmpty(await solution.Reports());

        Assert.Empty(await solution.Offers<GrantFix>());
        Assert.Empty(await solution.Offers<TakeCapabilityFix>());
        Assert.Empty(await solution.Offers<CapabilityTypeFix>());
    }

    [Fact]
    public async Task InheritedGrants_AreKept()
    {
        using var solution = Solution(Reads, "<Project>\n  <A />\n</Project>").With("PolpGrants", "EXEC");

        await solution.Fix<GrantFix>();

        Assert.Contains("<PolpGrants>$(PolpGrants);FILES/READ</PolpGrants>", solution.TextOf("App.csproj"));
    }

    [Fact]
    public async Task FixAll_GrantsEachOnce()
    {
        using var solution = Solution("class Service\n{\n    string A(string p) => File.ReadAllText(p);\n    string B(string p) => File.ReadAllText(p);\n    void C(string p) => File.Delete(p);\n}\n", "<Project><PropertyGroup><PolpGrants>IPC</PolpGrants></PropertyGroup></Project>");

        await solution.FixAll<GrantFix>("POLP3001", "GrantFix:FILES/READ");

        Assert.Equal("<Project><PropertyGroup><PolpGrants>IPC;FILES/READ</PolpGrants></PropertyGroup></Project>", solution.TextOf("App.csproj"));

        await solution.FixAll<GrantFix>("POLP3001", "GrantFix:FILES/READ");
        await solution.FixAll<GrantFix>("POLP3001", "GrantFix:FILES/WRITE");

        Assert.Equal("<Project><PropertyGroup><PolpGrants>IPC;FILES/READ;FILES/WRITE</PolpGrants></PropertyGroup></Project>", solution.TextOf("App.csproj"));
    }

    private static ServiceSolution Solution(string source, string project) => new ServiceSolution().Project("App", ("Test.cs", source), ("App.csproj", project)).With("PolpRole", "Service");
}
