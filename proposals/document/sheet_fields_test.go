package document_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"parley/proposals/document"
)

// A sheetField is one field of a sheet: a text, a list of texts, or a mark.
type sheetField struct {
	path  string
	value reflect.Value
}

// fieldsOf are all fields of a sheet, in their order, and the paths of what
// holds them.
func fieldsOf(s *document.Sheet) (fields []sheetField, holders map[string]bool) {
	holders = map[string]bool{"": true}
	var visit func(path string, v reflect.Value)
	visit = func(path string, v reflect.Value) {
		switch {
		case v.Kind() == reflect.Struct:
			holders[path] = true
			for i := range v.NumField() {
				name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
				visit(strings.TrimPrefix(path+"."+name, "."), v.Field(i))
			}
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
			holders[path] = true
			for i := range v.Len() {
				visit(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		default:
			fields = append(fields, sheetField{path, v})
		}
	}
	visit("", reflect.ValueOf(s).Elem())
	return fields, holders
}

// kind is the path without its indexes.
func (f sheetField) kind() string { return index.ReplaceAllString(f.path, "") }

var index = regexp.MustCompile(`\[\d+\]`)

func (f sheetField) isMark() bool { return f.value.Kind() == reflect.Bool }

// isFree reports whether f takes any words.
func (f sheetField) isFree() bool {
	switch f.kind() {
	case "title", "note", "intro", "read.by", "called.title", "options.label", "sources.publisher", "sources.title",
		"terms.headline", "terms.scope", "terms.point", "terms.ambiguous", "terms.inferred", "terms.body", "terms.quotes.text",
		"steps.inferred", "steps.quotes.text", "blanks.checked.by", "blanks.words", "blanks.points":
		return true
	default:
		return false
	}
}

// set types text into the field, as the only one of a list.
func (f sheetField) set(text string) {
	if f.value.Kind() == reflect.Slice {
		f.value.Set(reflect.ValueOf([]string{text}))
		return
	}
	f.value.SetString(text)
}

// text is what stands in the field, if it is one text.
func (f sheetField) text() string {
	switch {
	case f.value.Kind() == reflect.String:
		return f.value.String()
	case f.value.Kind() == reflect.Slice && f.value.Len() == 1:
		return f.value.Index(0).String()
	default:
		return ""
	}
}

// texts are what all fields but one hold.
func texts(s *document.Sheet, but string) map[string]string {
	all := map[string]string{}
	fields, _ := fieldsOf(s)
	for _, f := range fields {
		if f.path != but {
			all[f.path] = fmt.Sprintf("%q", f.value.Interface())
		}
	}
	return all
}

// copySheet is a sheet that shares nothing with s.
func copySheet(s document.Sheet) document.Sheet {
	return deepCopy(reflect.ValueOf(s)).Interface().(document.Sheet)
}

func deepCopy(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(deepCopy(v.Field(i)))
		}
	case reflect.Slice:
		if v.IsNil() {
			return c
		}
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			c.Index(i).Set(deepCopy(v.Index(i)))
		}
	}
	return c
}
