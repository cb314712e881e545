namespace Polp.Capabilities.Tests;

public class CapabilityTests
{
    [Theory]
    [InlineData("FILES", "FILES", true)]
    [InlineData("FILES", "FILES/READ", true)]
    [InlineData("FILES/READ", "FILES/READ", true)]
    [InlineData("FILES/READ", "FILES/WRITE", false)]
    [InlineData("FILES/READ", "FILES", false)]
    [InlineData("FILE", "FILES", false)]
    [InlineData("PROCESS", "PROCESS_CONTROL", false)]
    [InlineData("files", "FILES", false)]
    public void Grant_CoversItsSubNamesAndNoLongerWord(string grant, string needed, bool covered) =>
        Assert.Equal(covered, Grants.Parse(grant).Allow(needed));

    [Fact]
    public void GrantList_IsReadWithAnySeparatorAndWithoutRepeats() =>
        Assert.Equal(["FILES", "NETWORK/DNS", "EXEC"], Grants.Parse("FILES; NETWORK/DNS,EXEC\n FILES").Names);

    [Fact]
    public void GrantThatNobodyKnows_IsKeptAndNamed() => Assert.Equal(["FILE"], Grants.Parse("FILE;NETWORK").Unknown);

    [Fact]
    public void NoList_GrantsNothing() => Assert.False(Grants.Parse(null).Allow("FILES"));

    [Theory]
    [InlineData("FILES/READ", "POLP3001")]
    [InlineData("NETWORK/DNS", "POLP3002")]
    [InlineData("IPC", "POLP3002")]
    [InlineData("EXEC", "POLP3003")]
    [InlineData("PROCESS_CONTROL", "POLP3003")]
    [InlineData("DEBUG", "POLP3003")]
    [InlineData("REFLECT", "POLP3005")]
    [InlineData("REFLECT/QUERY", null)]
    [InlineData("CLOCK", null)]
    [InlineData("LOCATOR", null)]
    [InlineData("NOTHING", null)]
    public void Rule_IsTheOneThatReportsTheCapability(string capability, string? rule) => Assert.Equal(rule, Capability.RuleFor(capability));

    [Theory]
    [InlineData("FILE", "FILES")]
    [InlineData("files", "FILES")]
    [InlineData("NETWORK/CONECT", "NETWORK/CONNECT")]
    [InlineData("PROCES_CONTROL", "PROCESS_CONTROL")]
    [InlineData("EXCE", "EXEC")]
    [InlineData("CPI", null)]
    [InlineData("XYZZY", null)]
    public void MisspeltName_FindsTheOneThatWasMeant(string written, string? meant) => Assert.Equal(meant, Capability.Nearest(written));
}
