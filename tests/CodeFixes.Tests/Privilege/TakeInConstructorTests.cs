namespace Polp.CodeFixes.Tests;

/// <summary>What an object acquires for its life, or may keep for it, its constructor takes.</summary>
public class TakeInConstructorTests
{
    [Theory]
    [InlineData("class Service(string path) { readonly Stream file = File.OpenRead(path); }", "class Service(Stream stream) { readonly Stream file = stream; }", "new Service(File.OpenRead(n))")]
    [InlineData("class Service { readonly Stream file; public Service(string path) { file = File.OpenRead(path); } }", "class Service { readonly Stream file; public Service(Stream stream) { file = stream; } }", "new Service(File.OpenRead(n))")]
    [InlineData("class Service(string path) { readonly string text = File.ReadAllText(path); }", "class Service(TextReader reader) { readonly string text = reader.ReadToEnd(); }", null)]
    public async Task Constructor_TakesIt(string type, string taken, string? creation)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n\nclass Caller { Service Make(string n) => new Service(n); }\n");

        Assert.Equal($"Take '{(creation is null ? "TextReader" : "Stream")}' in the constructor: who creates 'Service' opens it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        var make = creation is null ? "{ using var reader = File.OpenText(n); return new Service(reader); }" : $"=> {creation};";
        Assert.Equal(TakeCapabilityFixTests.Words("[Polp.Service] " + taken + " class Caller { Service Make(string n) " + make + " }"), TakeCapabilityFixTests.Words(solution.Text));
    }

    [Theory]
    [InlineData("class Service { readonly HttpClient client = new(); Task<string> Get(string a) => client.GetStringAsync(a); }", "class Service(HttpClient client) { readonly HttpClient client = client; Task<string> Get(string a) => client.GetStringAsync(a); }")]
    [InlineData("class Service { readonly HttpClient http; int n; public Service() { n = 1; http = new HttpClient { BaseAddress = new(\"http://a\") }; } }", "class Service { readonly HttpClient http; int n; public Service(HttpClient client) { n = 1; http = client; } }", "new HttpClient { BaseAddress = new Uri(\"http://a\") }")]
    [InlineData("class Service { readonly HttpClient http = new(); int n; public Service() { n = 1; } }", "class Service { readonly HttpClient http; int n; public Service(HttpClient http) { this.http = http; n = 1; } }")]
    [InlineData("class Service { readonly HttpClient client = new(); int n; public Service() => n = 1; }", "class Service { readonly HttpClient client; int n; public Service(HttpClient client) { this.client = client; n = 1; } }")]
    [InlineData("class Service { HttpClient Client { get; } = new HttpClient(); int n; public Service() => n = 1; }", "class Service { HttpClient Client { get; } int n; public Service(HttpClient client) { Client = client; n = 1; } }")]
    [InlineData("class Service { async Task<string> Get(string a) { using var http = new HttpClient(); return await http.GetStringAsync(a); } }", "class Service(HttpClient client) { async Task<string> Get(string a) { return await client.GetStringAsync(a); } }")]
    [InlineData("class Service { int _n; public Service() { _n = 1; } async Task<string> Get(string a) { using var http = new HttpClient(); return await http.GetStringAsync(a + _n); } }", "class Service { private readonly HttpClient _client; int _n; public Service(HttpClient client) { _client = client; _n = 1; } async Task<string> Get(string a) { return await _client.GetStringAsync(a + _n); } }")]
    [InlineData("class Service { Task<string> All(string[] a) => Task.WhenAll(a.Select(x => new HttpClient().GetStringAsync(x))).ContinueWith(t => t.Result[0]); }", "class Service(HttpClient client) { Task<string> All(string[] a) => Task.WhenAll(a.Select(x => client.GetStringAsync(x))).ContinueWith(t => t.Result[0]); }")]
    public async Task Object_KeepsOne(string type, string taken, string made = "new HttpClient()")
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n\nclass Caller { Service Make() => new Service(); object Other() { Service s = new() { }; return s; } }\n");

        Assert.Equal("Take 'HttpClient' in the constructor: who creates 'Service' makes it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal(TakeCapabilityFixTests.Words($"[Polp.Service] {taken} class Caller {{ Service Make() => new Service({made}); object Other() {{ Service s = new({made}) {{ }}; return s; }} }}"), TakeCapabilityFixTests.Words(solution.Text));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("class Service { readonly HttpClient client = new(); } class Derived : Service { }")]
    [InlineData("class Service { readonly HttpClient client = new(); public Service() { } public Service(int n) { } }")]
    [InlineData("class Service { static readonly HttpClient client = new(); }")]
    [InlineData("class Service { readonly HttpClient client = new(); } class Maker { static T Make<T>() where T : new() => new(); object All() => Make<Service>(); }")]
    [InlineData("record Service(int N) { readonly HttpClient client = new(); }")]
    public async Task NoConstructorToChange_NoFix(string type)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n");
        Assert.NotEmpty(await solution.Reports("POLP3002"));

        Assert.Null(await solution.Fix<TakeCapabilityFix>());
    }

    [Theory]
    [InlineData("class Service { readonly HttpClient client = new(); }", "Take 'HttpClient' in the constructor: register it with what creates 'Service'")]
    [InlineData("class Base { } class Service : Base { readonly HttpClient client = new(); }", "Take 'HttpClient' in the constructor: register it with what creates 'Service'")]
    [InlineData("class Service { readonly System.Net.Sockets.UdpClient client = new(); }", null)]
    [InlineData("class Service(string path) { readonly Stream file = File.OpenRead(path); }", null)]
    [InlineData("class Base { } class Service : Base { public string Load(string path) => File.ReadAllText(path); }", null)]
    [InlineData("class Base { } class Service : Base { private string Load(string path) => File.ReadAllText(path); }", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    [InlineData("class Service { public Task InvokeAsync(string path) => File.ReadAllTextAsync(path); }", null)]
    public async Task WhatNoCodeCalls_IsOfferedWhereAContainerCan(string type, string? title)
    {
        using var solution = ServiceSolution.Of(type.Replace("class Service", "[Polp.Service] class Service") + "\n");
        Assert.NotEmpty(await solution.Reports());

        Assert.Equal(title, await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
    }

    [Theory]
    [InlineData("Dispose")]
    [InlineData("CancelPendingRequests")]
    public async Task ClientEndedByACall_IsNotShared(string end)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service]\nclass Service\n{{\n    public string Get(string a)\n    {{\n        var http = new HttpClient();\n        var s = http.GetStringAsync(a).Result;\n        http.{end}();\n        return s;\n    }}\n}}\n");

        Assert.Equal("Take 'HttpClient' as a parameter: who calls 'Get' makes it", await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
    }

    [Fact]
    public async Task ClientSetUpForOneCall_IsMadeForEach()
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\nclass Service\n{\n    public Task<string> Get(string a)\n    {\n        var http = new HttpClient();\n        http.Timeout = TimeSpan.FromSeconds(1);\n        return http.GetStringAsync(a);\n    }\n}\n");

        Assert.Equal("Take 'HttpClient' as a parameter: who calls 'Get' makes it", await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
    }
}
