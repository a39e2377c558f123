using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>A district with process administrators, where one person alone publishes nothing.</summary>
internal sealed class ReleaseStage : IAsyncDisposable
{
    private Guid _unit;

    private ReleaseStage(TestDistrict district, Gate gate) => (District, Gate) = (district, gate);

    public TestDistrict District { get; }

    /// <summary>What else stands against publishing, beside validation.</summary>
    public Gate Gate { get; }

    public Actor Writer { get; private set; } = null!;

    public Actor Second { get; private set; } = null!;

    public Actor Third { get; private set; } = null!;

    public static async Task<ReleaseStage> StartAsync(DatabaseProvider provider, bool secondPerson = true)
    {
        var gate = new Gate();
        var district = await TestDistrict.StartAsync(
            provider, configure: services => services.AddSingleton<IPublicationGate>(gate), settings: new() { ["Releases:SecondPerson"] = secondPerson ? "true" : "false" });
        var stage = new ReleaseStage(district, gate);
        await district.SendAsync(new ImportRegions([new RegionRow("610100000000", "西安市"), new RegionRow("610113000000", "雁塔区")]));
        stage._unit = (await district.SendAsync(new RegisterUnits([new UnitRow(UnitKind.DistrictOffice, "区安委办", "610113000000")]))).Value[0];
        stage.Writer = await stage.AppointAsync("何小红");
        stage.Second = await stage.AppointAsync("卫明远");
        stage.Third = await stage.AppointAsync("庄文静");
        return stage;
    }

    public async Task<Actor> AppointAsync(string name, string role = Roles.ProcessAdministrator)
    {
        var person = (await District.SendAsync(new RegisterPerson(name, null, null))).Value;
        (await District.SendAsync(new AppointToPost(person, role, _unit))).Succeeded.ShouldBeTrue();
        return await ActorAsync(person);
    }

    public async Task DismissAsync(Actor who) =>
        (await District.SendAsync(new EndPost(who.PersonId, Roles.ProcessAdministrator, _unit))).Succeeded.ShouldBeTrue();

    public async Task<Actor> ActorAsync(Guid person)
    {
        await using var scope = District.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default))!;
    }

    /// <summary>A second after whatever was before.</summary>
    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Actor who, string? key = null)
    {
        District.Time.Advance(TimeSpan.FromSeconds(1));
        return District.SendAsync(request, who, key);
    }

    public async Task<SavedDefinition> SaveAsync(string text, Actor who) => (await SendAsync(new SaveDefinition(Says(text), $"{who.Name} {text}"), who)).Value;

    public Task<Result<ReleaseOutcome>> RequestAsync(Actor who, string id = "flow", string comment = "复查期限改为十五日") =>
        SendAsync(new RequestRelease(id, null, comment), who);

    /// <summary>A draft of the writer, asked for by the writer.</summary>
    public async Task<Guid> WaitingAsync(string text = "one")
    {
        await SaveAsync(text, Writer);
        return (await RequestAsync(Writer)).Value.ReleaseId;
    }

    public async Task<ReleaseView> ReleaseAsync(Guid id) => (await SendAsync(new GetRelease(id), Second)).Value;

    public async Task<int?> PublishedAsync(string id = "flow") => (await District.SendAsync(new DefinitionHead(id))).Value.PublishedVersion;

    public async Task<IReadOnlyList<string>> NoticesOfAsync(Actor who) =>
        [.. (await SendAsync(new MyNotices(new PageRequest()), who)).Value.Notices.Items.Select(n => n.Title)];

    public static string Says(string text) => new Draft("flow").With("name", "限期整改").Root(Write("say", Literal(text)));

    public static string Faulty() => new Draft("flow").With("name", "限期整改").Root(Make("Acme.Magic", "m"));

    public ValueTask DisposeAsync() => District.DisposeAsync();
}

internal sealed class Gate : IPublicationGate
{
    public string? Refuses { get; set; }

    public Task<IReadOnlyList<Refusal>> CheckAsync(string definitionId, int version, string document, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Refusal>>(Refuses is null ? [] : [new Refusal("test.gate") { Message = $"{Refuses} {definitionId} {version}" }]);
}
