using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Web;
using CaseFlow.Testing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CaseFlow.Host.Tests.Security;

/// <summary>The real server on loopback with a database of its own and a clock for sessions that is moved by hand.</summary>
internal sealed partial class SecurityStage : IAsyncDisposable
{
    public const string Password = "Kx7-river-stone";

    private readonly DirectoryInfo _folder;

    private SecurityStage(WebApplication app, FakeTimeProvider clock, DirectoryInfo folder) => (App, Clock, _folder) = (app, clock, folder);

    public WebApplication App { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<SecurityStage> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-security-");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        string[] args =
        [
            "--environment", "Testing", "--applicationName", "CaseFlow.Host", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error",
            "--Database:ConnectionString", $"Data Source={folder.FullName}/caseflow.db", "--Attachments:Path", $"{folder.FullName}/attachments", .. settings,
        ];
        await EmptyDatabase.CopyAsync($"{folder.FullName}/caseflow.db");
        var app = WebServer.Build(args, services => services.AddSingleton(new SecurityClock(clock)).AddSingleton(TestLogs.Factory));
        await app.StartAsync();
        return new SecurityStage(app, clock, folder);
    }

    /// <summary>A person with a post and an account whose password need not be changed.</summary>
    public async Task<Guid> OpenAsync(string userName, string role = Roles.DistrictOffice, bool mustChange = false)
    {
        var account = (await SendAsync(new OpenAccount(userName, Password, $"人员{userName}", role, "区安委办"))).Value;
        return await WithDbAsync(async db =>
        {
            var row = await db.Set<Account>().FirstAsync(a => a.Id == account);
            row.MustChangePassword = mustChange;
            await db.SaveChangesAsync();
            return row.PersonId;
        });
    }

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Actor? actor = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = actor ?? Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<Actor> ActorAsync(Guid person)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default))!;
    }

    public async Task<T> WithDbAsync<T>(Func<CaseFlowDb, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    /// <summary>A browser of its own: keeps cookies, follows nothing.</summary>
    public HttpClient Browser(CookieContainer? cookies = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() })
        {
            BaseAddress = new Uri(App.Urls.First()),
        };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }

    /// <summary>Fills in the sign-in page; answers where it leads.</summary>
    public static async Task<string> SignInAsync(HttpClient browser, string userName, string password = Password, string? returnUrl = null)
    {
        var page = await browser.GetStringAsync(AccountRoutes.SignInPage);
        return await PostAsync(browser, AccountRoutes.SignIn, page, new() { ["userName"] = userName, ["password"] = password, ["returnUrl"] = returnUrl ?? "" });
    }

    /// <summary>Posts a form with the antiforgery field of the page it stands on; answers where it leads, or the status.</summary>
    public static async Task<string> PostAsync(HttpClient browser, string target, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Antiforgery().Match(page).Groups[1].Value;
        var answer = await browser.PostAsync(target, new FormUrlEncodedContent(fields));
        return answer.Headers.Location?.OriginalString ?? answer.StatusCode.ToString();
    }

    /// <summary>Where asking for a page leads: its status, or the address it redirects to.</summary>
    public static async Task<string> VisitAsync(HttpClient browser, string path = "/account")
    {
        var answer = await browser.GetAsync(path);
        return answer.Headers.Location is { } location
            ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString
            : answer.StatusCode.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
