namespace Monolith;

/// <summary>The access log, a file of the site's own user.</summary>
internal sealed class AccessLog(string path, TimeProvider clock)
{
    private readonly Lock gate = new();

    /// <summary>Records a request when it is over.</summary>
    public async Task Record(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        finally
        {
            // A URI component holds no line break, so that one request stays one line.
            var line = $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {http.Request.Method} {http.Request.Path.ToUriComponent()} {http.Response.StatusCode}\n";
            lock (gate)
                File.AppendAllText(path, line);
        }
    }
}
