using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>One person at a program: reports and proposes hazards over the API, with an access token and idempotency keys.</summary>
internal sealed class Reporter(string token, Guid enterpriseId)
{
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="role">The first demonstration account that holds this role.</param>
    public static async Task<Reporter> OfRoleAsync(Trial trial, string role)
    {
        await using var services = trial.Compose();
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        context.Actor = Actor.System;
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var people = await mediator.Send(new FindPersons(Role: role, Take: 200));
        foreach (var person in people.Value)
        {
            context.Actor = await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person.Id, default);
            var enterprises = await mediator.Send(new FindEnterprises(null, null, new PageRequest(1, 1)));
            if (enterprises.Value.Items is [var enterprise, ..])
            {
                var made = await mediator.Send(new CreateAccessToken("reliability", 30));
                return new Reporter(made.Value.Token, enterprise.Id);
            }

            context.Actor = Actor.System;
        }

        throw new InvalidOperationException($"No demonstration account holds {role} and sees an enterprise.");
    }

    public async Task<Guid> StorePhotoAsync(HostProcess host)
    {
        using var client = Client(host, null);
        using var file = new ByteArrayContent(Photo);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { file, "file", "a.png" } };
        var answer = await client.PostAsync(new Uri("/api/v1/attachments", UriKind.Relative), form);
        return (await ReadAsync<JsonElement>(answer)).GetProperty("id").GetGuid();
    }

    public async Task<HazardReported> ReportAsync(HostProcess host, Guid photo, string key, string description = "疏散通道被货物堵塞")
    {
        using var client = Client(host, key);
        var command = new ReportHazard(enterpriseId, HazardGrades.Major, description, "二楼东侧", "inspection", [photo]);
        return await ReadAsync<HazardReported>(await client.PostAsJsonAsync(new Uri("/api/v1/hazards", UriKind.Relative), command, Json));
    }

    public async Task<ListingProposed> ProposeAsync(HostProcess host, Guid hazard, string key)
    {
        using var client = Client(host, key);
        return await ReadAsync<ListingProposed>(
            await client.PostAsJsonAsync(new Uri($"/api/v1/hazards/{hazard}/listing-proposal", UriKind.Relative), new { reason = "重大隐患" }, Json));
    }

    private HttpClient Client(HostProcess host, string? key)
    {
        var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        }

        return client;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }
}
