using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.TipOffs;
using MediatR;
using Microsoft.AspNetCore.DataProtection;

namespace CaseFlow.Host.Pages.TipOffs;

/// <summary>What everybody may do without signing in, by page and by address: in the system's name, and without the visitor's address in the audit.</summary>
internal sealed class PublicTipOffs(IServiceScopeFactory scopes, PublicGate gate, IDataProtectionProvider protection)
{
    /// <summary>Stands in place of an answer when an address comes too often.</summary>
    public const string TooMany = "tip-off.too-many";

    private const string Public = "public";
    private readonly IDataProtector _protector = protection.CreateProtector("tip-off-form");

    /// <summary>A secret of the form, ours alone to make: sent twice it leads to one receipt code.</summary>
    public string NewKey() => _protector.Protect(Guid.NewGuid().ToString("N"));

    public string CodeOf(string? key)
    {
        try
        {
            return string.IsNullOrEmpty(key) ? ReceiptCode.New() : ReceiptCode.Of(System.Text.Encoding.ASCII.GetBytes(_protector.Unprotect(key)));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return ReceiptCode.New();
        }
    }

    public async Task<Result<TipOffReceived>> SubmitAsync(string address, SubmitTipOff command, CancellationToken ct) =>
        gate.MaySubmit(address) ? await SendAsync(command, ct) : new Refusal(TooMany);

    public async Task<Result<TipOffStanding>> FollowAsync(string address, string? code, CancellationToken ct)
    {
        if (!gate.MayFollow(address))
        {
            return new Refusal(TooMany);
        }

        var answer = await SendAsync(new FollowTipOff(code), ct);
        if (!answer.Succeeded)
        {
            gate.Wrong(address);
        }

        return answer;
    }

    public async Task<TipOffChoiceLists> ChoicesAsync(CancellationToken ct) => (await SendAsync(new TipOffChoices(), ct)).Value;

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, Public);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
