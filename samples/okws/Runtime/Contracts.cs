namespace Okws.Runtime;

public sealed record Nothing
{
    public static Nothing Value { get; } = new();
}

public sealed record LogEntry(string Text);

public sealed record TemplateName(string Name);

public sealed record TemplateText(string Text);

public sealed record Order(string Item, int Quantity, string Customer);

public sealed record PostId(long Id);

public sealed record Post(long Id, string Title, string Body);

public sealed record FoundPost(Post? Post);

/// <summary>Posts, newest first, without their bodies.</summary>
public sealed record PostList(PostTitle[] Posts);

public sealed record PostTitle(long Id, string Title);

public sealed record Credentials(string Name, string Password);

public sealed record Answer(bool Yes);

/// <summary>What the site accepts, in characters; checked where a form comes in and again where it is stored.</summary>
public static class Limits
{
    public const int Name = 100;
    public const int Quantity = 1000;
    public const int Title = 200;
    public const int Body = 20_000;
    public const int Password = 200;
}
