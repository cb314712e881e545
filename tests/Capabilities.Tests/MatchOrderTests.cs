namespace Polp.Capabilities.Tests;

/// <summary>First hit wins, in the order that base.tsv describes.</summary>
public class MatchOrderTests
{
    [Fact]
    public void ExactMember_BeatsEveryPattern() => Assert.Equal("M:Space.Door.Open(System.String)", Decider(
        Member.Method("Space.Door.Open", "(System.String)"),
        "M:Space.Door.Open(System.Strin*", "M:Space.Door.Open(System.String)", "T:Space.Door", "N:Space"));

    [Fact]
    public void MemberPatternWithMoreLiteralText_BeatsOneWithLess() => Assert.Equal("M:Space.Door.Open(System.String*", Decider(
        Member.Method("Space.Door.Open", "(System.String,System.Int32)"),
        "M:Space.Door.Op*", "M:Space.Door.Open(System.String*", "M:Space.Door.Open*"));

    [Fact]
    public void StarInsideAPattern_MatchesAnythingBetween()
    {
        Assert.Equal("M:Space.Door.Send*(*System.String*", Decider(
            Member.Method("Space.Door.SendAsync", "(System.Byte[],System.String)"), "M:Space.Door.Send*(*System.String*"));
        Assert.Null(Find(Member.Method("Space.Door.SendAsync", "(System.Byte[])"), "M:Space.Door.Send*(*System.String*"));
    }

    [Fact]
    public void LiteralParts_MayNotOverlap() =>
        Assert.Null(Find(Member.Method("Space.Door.Open", "(A)"), "M:Space.Door.Open(A*A)"));

    [Fact]
    public void StarBeforeTheParameterList_StaysInsideTheType() => Assert.Equal("M:Space.Door.*(Space.Key*", Decider(
        Member.Method("Space.Door.Lock", "(Space.Key,System.Int32)"), "T:Space.Door", "M:Space.Door.*(Space.Key*"));

    [Fact]
    public void StarInTheNameOfTheType_ReachesEveryTypeItMatches()
    {
        Assert.Equal("M:Space.Safe*.#ctor(System.IntPtr*", Decider(
            Member.Method("Space.SafeDoor.#ctor", "(System.IntPtr)"), "T:Space.SafeDoor", "M:Space.Safe*.#ctor(System.IntPtr*"));
        Assert.Equal("M:Space.*.Create", Decider(Member.Method("Space.Key.Create"), "M:Space.*.Create", "N:Space"));
        Assert.Equal("N:Space", Decider(Member.Method("Space.Key.CreateFrom"), "M:Space.*.Create", "N:Space"));
    }

    [Fact]
    public void PatternOfTheType_BeatsShorterOneAcrossTypes() => Assert.Equal("M:Space.SafeDoor.#ctor(System.IntPtr*", Decider(
        Member.Method("Space.SafeDoor.#ctor", "(System.IntPtr)"), "M:Space.Safe*.#ctor(System.IntPtr*", "M:Space.SafeDoor.#ctor(System.IntPtr*"));

    [Fact]
    public void GenericArity_BelongsToTheName()
    {
        Assert.Equal("M:Space.Box`1.Open*", Decider(Member.Method("Space.Box`1.Open", "(`0)"), "M:Space.Box`1.Open*", "N:Space"));
        Assert.Equal("N:Space", Decider(Member.Method("Space.Box.Open", "(System.Int32)"), "M:Space.Box`1.Open*", "N:Space"));
        Assert.Equal("M:Space.Door.Make``1", Decider(Member.Method("Space.Door.Make``1"), "M:Space.Door.Make*", "M:Space.Door.Make``1"));
    }

    [Fact]
    public void Override_TakesTheRowOfItsRoot() => Assert.Equal("M:Space.Door.Open", Decider(
        Overriding("Other.OwnDoor.Open", Member.Method("Space.Door.Open")), "M:Space.Door.Open", "N:Other"));

    [Fact]
    public void Override_WithARowOfItsOwn_KeepsIt() => Assert.Equal("M:Other.OwnDoor.Open", Decider(
        Overriding("Other.OwnDoor.Open", Member.Method("Space.Door.Open")), "M:Space.Door.Open", "M:Other.OwnDoor.Open"));

    [Fact]
    public void Override_DoesNotTakeTheTypeRowOfItsRoot() => Assert.Equal("N:Other", Decider(
        Overriding("Other.OwnDoor.Open", Member.Method("Space.Door.Open")), "T:Space.Door", "N:Other"));

    [Fact]
    public void Exceptions_ArePureUnlessAMemberRowSaysOtherwise()
    {
        var thrown = new Member("M:Space.DoorException.#ctor", "#ctor", "Space.DoorException", "Space") { Exception = true };

        Assert.Equal(ApiKind.Pure, Find(thrown, "T:Space.DoorException", "N:Space")!.Kind);
        Assert.Equal("M:Space.DoorException.#ctor", Decider(thrown, "M:Space.DoorException.#ctor"));
    }

    [Theory]
    [InlineData("Dispose")]
    [InlineData("ToString")]
    [InlineData("GetEnumerator")]
    public void InertNames_ArePureUnderATypeRow(string name) =>
        Assert.Equal(ApiKind.Pure, Find(Member.Method("Space.Door." + name), "T:Space.Door")!.Kind);

    [Fact]
    public void InertName_WithAMemberRow_IsCharged() =>
        Assert.Equal("M:Space.Door.Close*", Decider(Member.Method("Space.Door.Close"), "M:Space.Door.Close*"));

    [Fact]
    public void NestedType_BeatsTheTypeAroundIt()
    {
        Assert.Equal("T:Space.Door.Lock", Decider(Member.Method("Space.Door.Lock.Turn"), "T:Space.Door", "T:Space.Door.Lock"));
        Assert.Equal("T:Space.Door", Decider(Member.Method("Space.Door.Lock.Turn"), "T:Space.Door", "N:Space"));
    }

    [Fact]
    public void ExactType_BeatsATypePattern() => Assert.Equal("T:Space.DoorOptions", Decider(
        Member.Method("Space.DoorOptions.Set"), "T:Space.Door*", "T:Space.DoorOptions"));

    [Fact]
    public void TypePatternWithMoreLiteralText_BeatsOneWithLess() => Assert.Equal("T:Space.*Options", Decider(
        Member.Method("Space.DoorOptions.Set"), "T:Space.Door*", "T:Space.*Options"));

    [Fact]
    public void Pointer_IsUnsafeUnlessATypeRowSaysOtherwise()
    {
        var copy = new Member("M:Space.Door.Copy(System.Byte*)", "Copy", "Space.Door", "Space") { Pointer = true };

        Assert.Equal(["UNSAFE"], Find(copy, "N:Space")!.Capabilities);
        Assert.Equal("T:Space.Door", Decider(copy, "T:Space.Door"));
    }

    [Fact]
    public void AttributesEnumsAndDelegates_ArePureUnlessATypeRowSaysOtherwise()
    {
        var made = new Member("M:Space.Mark.#ctor", "#ctor", "Space.Mark", "Space") { Data = true };

        Assert.Equal(ApiKind.Pure, Find(made, "N:Space")!.Kind);
        Assert.Equal("T:Space.Mark", Decider(made, "T:Space.Mark", "N:Space"));
    }

    [Fact]
    public void ExactNamespace_BeatsTheOneThatReachesBelow() => Assert.Equal("N:Space.Inner", Decider(
        Member.Method("Space.Inner.Door.Open", space: "Space.Inner"), "N:Space.*", "N:Space.Inner"));

    [Fact]
    public void NearestNamespaceAbove_BeatsTheOneFurtherOff() => Assert.Equal("N:Space.Inner.*", Decider(
        Member.Method("Space.Inner.Most.Door.Open", space: "Space.Inner.Most"), "N:Space.*", "N:Space.Inner.*"));

    [Fact]
    public void NamespaceWithBelow_CoversItselfButNoLongerName()
    {
        Assert.Equal("N:Space.*", Decider(Member.Method("Space.Door.Open"), "N:Space.*"));
        Assert.Null(Find(Member.Method("Spaceship.Door.Open", space: "Spaceship"), "N:Space.*", "N:Space"));
        Assert.Null(Find(Member.Method("Space.Inner.Door.Open", space: "Space.Inner"), "N:Space"));
    }

    [Fact]
    public void BroadMark_IsAboutTheTypeAndNotItsMembers()
    {
        var catalogue = Table("T:Space.Door\tBROAD\tFILES", "T:Space.Door\tUSE\tFILES");

        Assert.True(catalogue.IsBroad("Space.Door"));
        Assert.Equal(ApiKind.Use, catalogue.Find(Member.Method("Space.Door.Open"))!.Kind);
    }

    [Fact]
    public void TypeWithoutMemberRows_NeedsNoId()
    {
        var member = Member.Method("Space.Door.Open", "(System.String)");

        Find(member, "T:Space.Door", "N:Space", "M:Space.Window.Open", "M:Space.Win*.Shut");

        Assert.Equal(0, member.IdsBuilt);
    }

    private static Member Overriding(string path, Member root) =>
        new("M:" + path, path[(path.LastIndexOf('.') + 1)..], path[..path.LastIndexOf('.')], "Other") { Overrides = root };

    private static string? Decider(Member member, params string[] patterns) => Find(member, patterns)?.Pattern;

    private static ApiRow? Find(Member member, params string[] patterns) => Table([.. patterns.Select(p => p + "\tAMBIENT\tFILES")]).Find(member);

    private static Catalogue Table(params string[] lines)
    {
        var catalogue = Catalogue.Parse([new("own.tsv", string.Join('\n', lines))]);
        Assert.Empty(catalogue.Errors);
        return catalogue;
    }
}
