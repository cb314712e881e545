using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>What runs out of sight and was granted is said once for each service, as information.</summary>
public class BlindSpotTests
{
    private const string Two = "object? M(System.Reflection.MethodInfo m) => m.{|POLP3005:Invoke|}(null, null); object? N(System.Reflection.FieldInfo f) => f.GetValue(null);";

    [Fact]
    public Task SecondUse_IsNotSaid() => Verify.Reports($"[Polp.Service] class Orders {{ {Two} }}", grants: "REFLECT");

    [Fact]
    public Task EachService_SaysItOnce_WithTheTypesInIt() => Verify.Reports($$"""
        [Polp.Service] class Orders { {{Two}} class Inner { object? M(System.Reflection.FieldInfo f) => f.GetValue(null); } }
        [Polp.Service] class Pages { {{Two}} }
        """, grants: "REFLECT");

    [Fact]
    public Task ProjectThatIsServiceCodeThroughout_IsOneService() => Service.Reports($$"""
        class Orders { {{Two}} }
        class Pages { object? N(System.Reflection.FieldInfo f) => f.GetValue(null); }
        """, "REFLECT");

    [Theory]
    [InlineData("REFLECT;EMIT", "object M(dynamic d) => d.{|POLP3005:Run|}();")]
    [InlineData("EMIT", "object M() => new {|POLP3005:System.Reflection.Emit.DynamicMethod|}(\"m\", null, null);")]
    [InlineData("LOAD_CODE", "object M(byte[] code) => {|POLP3005:System.Reflection.Assembly.Load|}(code);")]
    [InlineData("NATIVE", "unsafe int M(delegate* unmanaged<int> f) => {|POLP3006:f|}();")]
    [InlineData("NATIVE", "[System.Runtime.InteropServices.DllImport(\"c\")] static extern int f(); int M() => {|POLP3006:f|}();")]
    [InlineData("NATIVE;REFLECT", "unsafe int M(delegate* unmanaged<int> f) => {|POLP3006:f|}(); object? N(System.Reflection.FieldInfo f) => f.GetValue(null);")]
    [InlineData("NATIVE;REFLECT", "object? N(System.Reflection.FieldInfo f) => f.{|POLP3005:GetValue|}(null); unsafe int M(delegate* unmanaged<int> f) => f();")]
    [InlineData("REFLECT", "object? M(System.Reflection.MethodInfo m) => {|POLP3005:Helper.Call|}(m);")]
    public Task FirstUseOfAnyKind_IsSaidUnderItsRule(string grants, string member) => Verify.Reports(
        $"[Polp.Service] class Orders {{ {member} }} static class Helper {{ public static object? Call(System.Reflection.MethodInfo m) => m.Invoke(null, null); }}", grants: grants);

    [Theory]
    [InlineData("REFLECT", "Type? M(Type t) => t.GetInterface(\"a\");")]
    [InlineData("REFLECT", "System.Reflection.MethodInfo? M(Type t) => t.GetMethod(\"a\");")]
    [InlineData("NATIVE", "unsafe int M(delegate*<int> f) => f();")]
    public Task WhatHidesNothing_IsSilent(string grants, string member) => Verify.IsSilent($"[Polp.Service] class Orders {{ {member} }}", grants: grants, except: "POLP5001");

    [Theory]
    [InlineData(null)]
    [InlineData("FILES")]
    public async Task WithoutTheGrant_TheWarningSaysIt(string? grants)
    {
        var found = await AnalyzerHost.Run("[Polp.Service] class Orders { object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null); }", grants: grants);

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(found).Severity);
    }

    [Fact]
    public async Task HalfAGrant_LeavesTheWarningAlone()
    {
        var found = await AnalyzerHost.Run("[Polp.Service] class Orders { object M(dynamic d) => d.Run(); }", grants: "EMIT");

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(found).Severity);
    }

    [Fact]
    public Task CodeThatIsNoService_IsSilent() => Verify.IsSilent("""
        [Polp.Service] class Orders { int M() => 1; }
        class Neighbour { object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null); }
        """, grants: "REFLECT", except: "POLP5001");

    [Theory]
    [InlineData(null, "Orders")]
    [InlineData("Service", "Test")]
    public async Task Message_NamesTheServiceAndIsInformation(string? role, string service)
    {
        var found = Assert.Single(await AnalyzerHost.Run("[Polp.Service] class Orders { object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null); }", role: role, grants: "REFLECT"));

        Assert.Equal($"'MethodBase.Invoke' cannot be followed; what '{service}' reaches is incomplete", found.GetMessage());
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("true", found.Properties[ServiceCode.Property]);
    }
}
