using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>
/// The product as a user starts it for a trial: demo district, SQLite file, demonstration clock at Monday 09:00. Starting a
/// host and showing each of its pages for the first time costs more than most tests do, so those that leave the clock, and
/// what others look at, as they are share one.
/// </summary>
public sealed class DemoDistrict : IAsyncDisposable
{
    public const string Start = "2026-11-23T09:00:00+08:00";

    private readonly IBrowser _browser;
    private readonly Trial _trial;
    private readonly HostProcess _host;
    private readonly bool _shared;
    private readonly List<Visitor> _visitors = [];

    private DemoDistrict(IBrowser browser, Trial trial, HostProcess host, bool shared) =>
        (_browser, _trial, _host, _shared) = (browser, trial, host, shared);

    public Uri Url => _host.Url;

    /// <summary>A host of its own, for a test that moves the clock or publishes what others look at.</summary>
    public static async Task<DemoDistrict> StartAsync(Chromium chromium, bool secondPerson = false)
    {
        var (trial, host) = await HostAsync(secondPerson);
        return new DemoDistrict(chromium.Browser, trial, host, shared: false);
    }

    /// <summary>The host that tests share, seen from browsers of its own. What others reported and imported is there too.</summary>
    public static async Task<DemoDistrict> OpenAsync(Chromium chromium, bool secondPerson = false)
    {
        var (trial, host) = await chromium.SharedHostAsync(secondPerson);
        return new DemoDistrict(chromium.Browser, trial, host, shared: true);
    }

    internal static async Task<(Trial Trial, HostProcess Host)> HostAsync(bool secondPerson)
    {
        string[] clock = ["--demo-clock", Start];
        var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.Sqlite, arguments: clock);
        try
        {
            return (trial, await trial.StartHostAsync(clock, new Dictionary<string, string> { ["Releases__SecondPerson"] = secondPerson ? "true" : "false", ["DetailedErrors"] = "true" }));
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser of their own for one account; one who comes back finds theirs still signed in.</summary>
    public async Task<Visitor> SignInAsync(string account, Screen? screen = null)
    {
        screen ??= Screen.Desk;
        if (_visitors.FirstOrDefault(v => v.Account == account && v.Screen == screen) is { } known)
        {
            return known;
        }

        var visitor = await Visitor.SignInAsync(_browser, Url, account, screen);
        _visitors.Add(visitor);
        return visitor;
    }

    public async Task<Visitor> AnonymousAsync(Screen? screen = null)
    {
        var visitor = await Visitor.AnonymousAsync(_browser, Url, screen ?? Screen.Desk);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Moves the demonstration clock; what falls due until then has been worked off when this returns.</summary>
    public async Task MoveClockAsync(DateTimeOffset to, Visitor by)
    {
        _shared.ShouldBeFalse("the clock is everybody's");
        var answer = await by.Context.APIRequest.PostAsync(new Uri(Url, "/api/v1/demo/clock").ToString(), new APIRequestContextOptions { DataObject = new { to } });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
    }

    /// <summary>Publishes a definition as another version, as an import at the command line does.</summary>
    public Task PublishAsync(string definition) => SendAsync(new ImportDefinitions([new DefinitionFile("edited.json", definition)], "新规定"));

    /// <summary>Sends as the system, beside the host.</summary>
    public Task<T> SendAsync<T>(IRequest<Result<T>> request) => _trial.InsideAsync(async services =>
    {
        var answer = await services.GetRequiredService<IMediator>().Send(request);
        answer.Refusals.Select(r => r.Text()).ShouldBeEmpty();
        return answer.Value;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        if (!_shared)
        {
            await _trial.DisposeAsync();
        }
    }
}

/// <summary>The width and height of what people sit at or hold.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desk = new("desk", 1366, 768);
    public static readonly Screen Phone = new("phone", 390, 844);
}
