import { smarttagTemplateType, type Template } from '../catalog/templates';
import { formatTime, type JsonObject } from '../values';
import type { TemplateStore } from '../state/templateStore';

/** A template as lists and Get return it (names as in the official SDK). The name of the type is invented. */
export function describeTemplate(template: Template): JsonObject {
	return {
		TemplateId: template.templateId,
		TemplateName: template.name,
		Type: smarttagTemplateType,
		TypeName: 'AISmartTag',
		Subtype: 0,
		SubtypeName: '',
		Status: 'Normal',
		TemplateConfig: JSON.stringify(template.config),
	};
}

/** A custom template: with the fields that only such have. */
export function describeCustomTemplate(template: Template, templates: TemplateStore): JsonObject {
	return {
		...describeTemplate(template),
		IsDefault: templates.isDefault(template),
		CreateTime: formatTime(template.createdAt),
		ModifiedTime: formatTime(template.modifiedAt),
	};
}

/** The answer of `CreateCustomTemplate`: the same, but `Subtype` is the name and `SubtypeName` is absent (observed in the official SDK). */
export function describeCreatedTemplate(template: Template, templates: TemplateStore): JsonObject {
	const { SubtypeName, ...fields } = describeCustomTemplate(template, templates);
	return { ...fields, Subtype: SubtypeName };
}
