using System.Net;
using System.Net.Http.Headers;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.Security;

public sealed class AccessTokenTests
{
    [Fact]
    public async Task Token_acts_as_its_owner_until_it_is_revoked()
    {
        await using var stage = await SecurityStage.StartAsync();
        var owner = await stage.ActorAsync(await stage.OpenAsync("zhang"));
        var token = (await stage.SendAsync(new CreateAccessToken("报表", 30), owner)).Value;

        (await CallAsync(stage, token.Token)).ShouldBe(HttpStatusCode.OK);
        var row = (await stage.SendAsync(new MyAccessTokens(), owner)).Value.Single();
        (row.Name, row.LastUsedAt is not null, token.Token.StartsWith(row.Prefix, StringComparison.Ordinal)).ShouldBe(("报表", true, true));
        await stage.SendAsync(new RevokeAccessToken(token.Id), owner);
        (await CallAsync(stage, token.Token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await stage.SendAsync(new MyAccessTokens(), owner)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_ends_with_its_days_with_the_post_and_with_the_account()
    {
        await using var stage = await SecurityStage.StartAsync();
        var person = await stage.OpenAsync("zhang");
        var owner = await stage.ActorAsync(person);
        var shortLived = (await stage.SendAsync(new CreateAccessToken("一天", 1), owner)).Value.Token;
        var token = (await stage.SendAsync(new CreateAccessToken("一月", 30), owner)).Value.Token;
        stage.Clock.Advance(TimeSpan.FromDays(1));
        (await CallAsync(stage, shortLived)).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(stage, token)).ShouldBe(HttpStatusCode.OK);

        await stage.SendAsync(new EndPost(person, Roles.DistrictOffice, owner.UnitId));
        (await CallAsync(stage, token)).ShouldBe(HttpStatusCode.Forbidden);
        await stage.SendAsync(new DisableAccount("zhang"));
        (await CallAsync(stage, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept()
    {
        await using var stage = await SecurityStage.StartAsync();
        var owner = await stage.ActorAsync(await stage.OpenAsync("zhang"));
        var token = (await stage.SendAsync(new CreateAccessToken("报表", 30), owner)).Value.Token;
        var kept = await stage.WithDbAsync(db => db.Set<AccessToken>().SingleAsync());

        kept.Hash.ShouldBe(TokenSecret.Hash(token));
        (kept.Name + kept.Prefix + kept.Hash).ShouldNotContain(token[12..]);
    }

    [Fact]
    public async Task Token_of_somebody_else_cannot_be_revoked()
    {
        await using var stage = await SecurityStage.StartAsync();
        var owner = await stage.ActorAsync(await stage.OpenAsync("zhang"));
        var other = await stage.ActorAsync(await stage.OpenAsync("lisi"));
        var token = (await stage.SendAsync(new CreateAccessToken("报表", 30), owner)).Value;

        (await stage.SendAsync(new RevokeAccessToken(token.Id), other)).Refusals.Single().Code.ShouldBe("token.unknown");
        (await CallAsync(stage, token.Token)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", 30, "name")]
    [InlineData("报表", 0, "days")]
    [InlineData("报表", 366, "days")]
    public async Task Purpose_and_days_are_checked(string name, int days, string field)
    {
        await using var stage = await SecurityStage.StartAsync();
        var owner = await stage.ActorAsync(await stage.OpenAsync("zhang"));

        (await stage.SendAsync(new CreateAccessToken(name, days), owner)).Refusals.Single().Field.ShouldBe(field);
    }

    [Fact]
    public async Task Nonsense_is_no_token()
    {
        await using var stage = await SecurityStage.StartAsync();

        (await CallAsync(stage, "cf_nonsense")).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(stage, "")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> CallAsync(SecurityStage stage, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/hazards");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await stage.Browser().SendAsync(request)).StatusCode;
    }
}
