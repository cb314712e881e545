using System.Net;
using System.Text.RegularExpressions;

namespace Polp.EndToEnd;

/// <summary>What a visitor and an editor do, the same for every build of the site.</summary>
public abstract class SiteScenario(RunningSite site)
{
    private const string Hostile = """<b onclick="x()">'); DROP TABLE orders; --{{item}}""";

    [Fact]
    public async Task Order_IsStoredAsTyped_AndShownEncoded()
    {
        var page = await Post("/shop", ("item", Hostile), ("quantity", "3"), ("customer", "Ada"));

        Assert.Contains("&lt;b onclick=&quot;x()&quot;&gt;", page);
        Assert.DoesNotContain("<b onclick", page);
        Assert.Contains(Hostile, site.Query("SELECT item FROM orders"));
    }

    [Theory]
    [InlineData("", "1", "Ada")]
    [InlineData("tea", "0", "Ada")]
    [InlineData("tea", "1001", "Ada")]
    [InlineData("tea", "many", "Ada")]
    [InlineData("tea", "1", "")]
    public async Task OrderOutOfRange_IsRefused(string item, string quantity, string customer)
    {
        var before = site.Query("SELECT cast(count(*) AS text) FROM orders WHERE item = 'tea'");

        using var answer = await site.Http.PostAsync("/shop", Form(("item", item), ("quantity", quantity), ("customer", customer)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, site.Query("SELECT cast(count(*) AS text) FROM orders WHERE item = 'tea'"));
    }

    [Fact]
    public async Task ShopPage_HasTheForm() =>
        Assert.Contains("""<form method="post" action="/shop">""", await site.Http.GetStringAsync("/shop"));

    [Fact]
    public async Task Blog_ListsPosts_AndShowsOne()
    {
        Assert.Contains("""<a href="/blog/2">Who may write here</a>""", await site.Http.GetStringAsync("/blog"));
        Assert.Contains("<h1>Who may write here</h1>", await site.Http.GetStringAsync("/blog/2?from=list"));
    }

    [Fact]
    public async Task EditedPost_IsShownToVisitors_Encoded()
    {
        await SignIn();
        var page = await site.Http.GetStringAsync("/edit/1");

        var saved = await Post("/edit/1", ("csrf", Token(page)), ("title", "Boxes <&> more"), ("body", "It's \"new\".\n</p><script>1</script>"));

        Assert.Contains("<h1>Boxes &lt;&amp;&gt; more</h1>", saved);
        Assert.DoesNotContain("<script>", saved);
        Assert.Equal(["Boxes <&> more"], site.Query("SELECT title FROM posts WHERE id = 1"));
    }

    [Fact]
    public async Task WrongPassword_IsRefused()
    {
        using var stranger = Stranger();
        using var answer = await stranger.PostAsync("/edit/login", Form(("name", "editor"), ("password", "' OR 1=1 --")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Sign in", await (await stranger.GetAsync("/edit/1")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SavingWithoutTheFormsToken_IsRefused()
    {
        await SignIn();
        using var answer = await site.Http.PostAsync("/edit/2", Form(("title", "stolen"), ("body", "stolen")));

        Assert.InRange((int)answer.StatusCode, 400, 403);
        Assert.DoesNotContain("stolen", site.Query("SELECT title FROM posts"));
    }

    [Fact]
    public async Task SavingWithoutSigningIn_ChangesNothing()
    {
        using var stranger = Stranger();
        using var answer = await stranger.PostAsync("/edit/2", Form(("csrf", "0"), ("title", "stolen"), ("body", "stolen")));

        Assert.DoesNotContain("stolen", site.Query("SELECT title FROM posts"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/shops")]
    [InlineData("/blog/77")]
    [InlineData("/blog/x")]
    [InlineData("/../etc/passwd")]
    public async Task UnknownPath_IsNotFound(string path)
    {
        using var answer = await site.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task LineBreakInThePath_MakesNoSecondLogLine()
    {
        using var answer = await site.Http.GetAsync("/blog/%0A2026-01-01T00:00:00.000Z%20okld%20forged");

        var log = await site.Logged("forged");
        Assert.DoesNotContain(log, line => line.StartsWith("2026-01-01", StringComparison.Ordinal));
    }

    private HttpClient Stranger() => new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = site.Address };

    private async Task SignIn()
    {
        Assert.Contains("Signed in as editor", await Post("/edit/login", ("name", "editor"), ("password", site.Password)));
    }

    protected async Task<string> Post(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await site.Http.PostAsync(path, Form(fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Token(string page) => Regex.Match(page, """name="csrf" value="([^"]+)""").Groups[1].Value;
}
