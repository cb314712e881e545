using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Okws.Runtime;

/// <summary>What a service is handed: the routes it may fill and the peers it may call. Handlers hold nothing else.</summary>
public sealed class Site
{
    private readonly Child child;
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);

    internal Site(Child child, WebApplication app)
    {
        (this.child, this.app) = (child, app);
        app.Use(Guard);
    }

    public void Get(string pattern, RequestDelegate handler) => app.MapGet(pattern, handler);

    public void Post(string pattern, RequestDelegate handler) => app.MapPost(pattern, handler);

    public Task<TResult> Call<TArguments, TResult>(RpcMethod<TArguments, TResult> method, TArguments arguments) =>
        child.Call(method, arguments);

    /// <summary>Answers with a template of pubd, fetched once, its holes filled from the model.</summary>
    public async Task Show(HttpContext http, string template, Model model, int status = StatusCodes.Status200OK)
    {
        if (!templates.TryGetValue(template, out var page))
        {
            page = Template.Parse((await Call(Rpc.GetTemplate, new(template))).Text);
            templates[template] = page;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await Write(http, page.Render(model));
    }

    /// <summary>Around every request: headers that hold for each page, a plain answer to what fails, a line in the log.</summary>
    private async Task Guard(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.Connection = "close";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

        var problem = "";
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            problem = " client left";
        }
        catch (Exception e)
        {
            problem = $" {e.GetType().Name}: {e.Message}";
            if (http.Response.HasStarted)
                http.Abort();
            else
                await Answer(http, Status(e));
        }
        await Log($"{http.Request.Method} {http.Request.Path} {http.Response.StatusCode}{problem}");
    }

    private static int Status(Exception e) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        RpcException { Fault: RpcFault.Invalid } => StatusCodes.Status400BadRequest,
        RpcException { Fault: RpcFault.Busy or RpcFault.Unavailable or RpcFault.GivenUp } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return Write(http, $"{status}\n");
    }

    private static Task Write(HttpContext http, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    /// <summary>A site goes on serving while its logger restarts; lines of that time are lost.</summary>
    private async Task Log(string text)
    {
        try
        {
            await child.Call(Rpc.AppendLog, new(text));
        }
        catch (RpcException e)
        {
            await Console.Error.WriteLineAsync($"{child.Name}: not logged ({e.Message}): {text}");
        }
    }
}
