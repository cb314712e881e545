using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Editor;

/// <summary>A signed-in editor. <c>Csrf</c> is in every form of the session and in no cookie.</summary>
internal sealed record Session(string Editor, string Csrf, DateTimeOffset Expires);

/// <summary>Who is signed in, in memory: a restart signs everybody out.</summary>
internal sealed class Sessions(TimeProvider clock)
{
    private const string Cookie = "okws-editor";
    private const int Maximum = 1000;
    private const int TokenBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public Session? Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } id && sessions.TryGetValue(id, out var session) && session.Expires > clock.GetUtcNow() ? session : null;

    /// <summary>Starts a session and sets its cookie. False when there are too many.</summary>
    public bool TryBegin(HttpContext http, string editor)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, session) in sessions)
        {
            if (session.Expires <= now)
                sessions.TryRemove(old, out _);
        }
        if (sessions.Count >= Maximum)
            return false;

        var id = RandomNumberGenerator.GetHexString(2 * TokenBytes);
        sessions[id] = new(editor, RandomNumberGenerator.GetHexString(2 * TokenBytes), now + Lifetime);
        http.Response.Cookies.Append(Cookie, id, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/edit", Secure = http.Request.IsHttps });
        return true;
    }
}
