using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Notices;

internal sealed class NoticesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<NoticeRecipients>();
        services.AddScoped<ITraceSource, NoticeTrace>();
        services.AddScoped<DeliverySettings>();
        services.AddScoped<NoticeDelivery>();
        services.AddScoped<IDueHandler, DigestDue>();
    }
}
