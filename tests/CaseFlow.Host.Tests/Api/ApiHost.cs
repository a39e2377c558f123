using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Api;

/// <summary>The product as it runs, with the demo district, spoken to by programs with personal access tokens; one for all tests.</summary>
[CollectionDefinition(nameof(ApiHost))]
public sealed class ApiHostCollection : ICollectionFixture<ApiHost>;

/// <inheritdoc cref="ApiHostCollection"/>
public class ApiHost : IAsyncLifetime
{
    public static readonly byte[] Png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private readonly Dictionary<string, string>? _environment;
    private Trial? _trial;
    private HostProcess? _host;

    public ApiHost()
    {
    }

    protected ApiHost(Dictionary<string, string> environment) => _environment = environment;

    public HttpClient Anonymous => _host!.Client();

    public async ValueTask InitializeAsync()
    {
        _trial = await Trial.AfterFirstStartAsync(DatabaseProvider.Sqlite);
        _host = await _trial.StartHostAsync(environment: _environment);
    }

    /// <summary>A client with a token of that demo account.</summary>
    public async Task<HttpClient> AsAsync(string userName)
    {
        var token = await _trial!.InsideAsync(async services =>
        {
            var name = userName.ToUpperInvariant();
            var person = await services.GetRequiredService<CaseFlowDb>().Set<Account>().Where(a => a.NormalizedUserName == name).Select(a => a.PersonId).SingleAsync();
            services.GetRequiredService<RequestContext>().Actor = await services.GetRequiredService<IActors>().FindAsync(person, default);
            return (await services.GetRequiredService<IMediator>().Send(new CreateAccessToken("test", 1))).Value.Token;
        });
        var client = _host!.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Publishes a definition.</summary>
    public Task PublishAsync(string definition) => _trial!.InsideAsync(async services =>
    {
        var imported = await services.GetRequiredService<IMediator>().Send(new ImportDefinitions([new DefinitionFile("test.json", definition)], "test"));
        imported.Refusals.ShouldBeEmpty();
        return true;
    });

    /// <summary>Saves a draft as the system does.</summary>
    public Task SaveAsSystemAsync(string definition) => _trial!.InsideAsync(async services =>
    {
        services.GetRequiredService<RequestContext>().Actor = Actor.System;
        (await services.GetRequiredService<IMediator>().Send(new SaveDefinition(definition, "test"))).Refusals.ShouldBeEmpty();
        return true;
    });

    public static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return await client.PostAsync("/api/v1/attachments", form);
    }

    /// <summary>A hazard at the street's demo enterprise, as its officer reports it.</summary>
    public static async Task<JsonObject> HazardAsync(HttpClient officer)
    {
        var known = await ReadAsync(await officer.GetAsync("/api/v1/hazards?size=1"));
        var photo = await ReadAsync(await UploadAsync(officer, "现场.png", Png));
        return new JsonObject
        {
            ["enterpriseId"] = known["page"]!["items"]![0]!["enterpriseId"]!.GetValue<string>(), ["grade"] = "major", ["description"] = $"配电箱无漏电保护 {Guid.NewGuid():N}",
            ["place"] = "一层", ["channel"] = "inspection", ["photoIds"] = new JsonArray(photo["id"]!.GetValue<string>()),
        };
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonObject>())!;

    public static async Task<(int Status, string Code, JsonObject Problem)> RefusedAsync(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await ReadAsync(response);
        problem["status"]!.GetValue<int>().ShouldBe((int)response.StatusCode);
        return ((int)response.StatusCode, problem["code"]!.GetValue<string>(), problem);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_trial is not null)
        {
            await _trial.DisposeAsync();
        }
    }
}
